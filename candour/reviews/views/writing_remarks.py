"""Remarks in the margin: made by whoever reads a section, answered by whoever writes it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews import rich_text
from candour.reviews.commands import remarks
from candour.reviews.forms.writing import AnswerForm, RemarkForm
from candour.reviews.models import Remark
from candour.reviews.views.reaching import frame, review_to_change
from candour.reviews.views.writing_reaching import section_of
from candour.workflow.refusals import NotNow


@requires(Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW, Permission.ALLOCATE_REVIEW)
@require_POST
def add(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Remark on a passage."""
    review = review_to_change(request, reference, page="remark")
    row = section_of(request, review, key)
    form = RemarkForm(request.POST)
    form.place([(block.id, block.id) for block in rich_text.blocks(row.content)])
    if form.is_valid():
        try:
            remarks.add_remark(section=row, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "Your remark stands in the margin.")
            return redirect(f"{reverse('reviews:section', args=[reference, key])}#remarks")
    context = frame(
        review,
        "Your remark",
        form=form,
        button="Add it",
        back=reverse("reviews:section", args=[reference, key]),
    )
    return render(request, "reviews/writing_remark.html", context, status=422)


@requires(Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW, Permission.ALLOCATE_REVIEW)
def answer(request: StaffRequest, reference: str, key: str, number: int) -> HttpResponse:
    """Say what was done about a remark."""
    review = review_to_change(request, reference, page="remark")
    row = section_of(request, review, key)
    seen = Remark.objects.visible_to(request.sight).select_related("by", "section")
    remark = get_object_or_404(seen, pk=number, section=row)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            remarks.answer_remark(
                remark=remark, answer=form.cleaned_data["answer"], by=request.user, at=timezone.now()
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The remark is answered.")
            return redirect(f"{reverse('reviews:section', args=[reference, key])}#remarks")
    context = frame(
        review,
        "Answer a remark",
        remark=remark,
        form=form,
        button="Save the answer",
        back=reverse("reviews:section", args=[reference, key]),
    )
    return render(request, "reviews/writing_answer.html", context)
