"""Uploads that never touch the disk: the ordinary way of the framework writes large files to a temporary folder."""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from naervaer.core.papers.files import MEGABYTE
from naervaer.core.policy.papers import LARGEST_FILE_MB

MOST = (LARGEST_FILE_MB + 1) * MEGABYTE


class MemoryHandler(FileUploadHandler):
    """Keeps one file in memory. More than any policy allows is counted, but not kept, and no second file is taken."""

    files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > 1:
            raise SkipFile
        self._content = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= MOST:
            self._content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._content.seek(0)
        return InMemoryUploadedFile(
            self._content, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )


View = Callable[..., HttpResponseBase]


def kept_in_memory(view: View) -> View:
    """The handler is chosen before anything reads the form, so the form's token is checked within."""
    protected = csrf_protect(view)

    @wraps(view)
    def chosen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_handlers = [MemoryHandler(request)]
        return protected(request, *args, **kwargs)

    return csrf_exempt(chosen)
