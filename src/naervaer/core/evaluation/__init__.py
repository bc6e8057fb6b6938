"""*Evaluering* of courses and efforts: answers that are nobody's, counted together and told only as totals."""
