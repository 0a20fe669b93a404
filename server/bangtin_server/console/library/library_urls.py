"""Where the pages of the library are."""

from django.urls import path

from bangtin_server.console.library import (
    file_pages,
    item_pages,
    item_steps,
    library_pages,
    looks,
    task_pages,
    upload_pages,
)

urlpatterns = [
    path("library", library_pages.library, name="library"),
    path("library/files", library_pages.files, name="files"),
    path("library/files/<str:digest>", file_pages.file, name="file"),
    path("library/files/<str:digest>/<str:purpose>/<int:number>", looks.look, name="look"),
    path("library/uploads", upload_pages.promise, name="uploads"),
    path("library/uploads/renew", upload_pages.renew, name="renew-upload"),
    path("library/uploads/<uuid:upload>", upload_pages.state, name="upload-state"),
    path("library/new", item_pages.new_item, name="new-item"),
    path("library/items/<int:number>", item_pages.item, name="item"),
    path("library/items/<int:number>/change", item_pages.change, name="change-item"),
    path("library/items/<int:number>/submit", item_steps.submit, name="submit-item"),
    path("library/items/<int:number>/review/<str:verdict>", item_steps.review, name="review-item"),
    path("library/items/<int:number>/approval/<str:verdict>", item_steps.approve, name="approve-item"),
    path("library/items/<int:number>/recall", item_steps.recall, name="recall-item"),
    path("tasks", task_pages.tasks, name="tasks"),
    path("tasks/read", task_pages.read, name="read-notices"),
]
