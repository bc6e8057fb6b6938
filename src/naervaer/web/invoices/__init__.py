"""*Fakturaer* from external providers: checked against hours recorded, split by payer, approved or sent back."""
