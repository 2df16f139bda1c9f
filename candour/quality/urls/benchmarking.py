"""Pages of benchmarking sessions."""

from django.urls import path

from candour.quality.views import agreement, benchmarking

SESSION = "benchmarking/<int:pk>"

PAGES = [
    path("benchmarking", benchmarking.benchmarks, name="benchmarks"),
    path("benchmarking/new", benchmarking.open_benchmark, name="open_benchmark"),
    path("benchmarking/over-time", agreement.over_time_page, name="over_time"),
    path(SESSION, benchmarking.benchmark, name="benchmark"),
    path(f"{SESSION}/reviews/<int:place>", benchmarking.benchmark_review, name="benchmark_review"),
    path(f"{SESSION}/lock", benchmarking.lock_benchmark, name="lock_benchmark"),
    path(f"{SESSION}/reveal", benchmarking.reveal_benchmark, name="reveal_benchmark"),
    path(f"{SESSION}/end", benchmarking.end_benchmark, name="end_benchmark"),
    path(f"{SESSION}/markers/<int:marker>/excuse", benchmarking.excuse_marker, name="excuse_marker"),
    path(f"{SESSION}/agreement", agreement.agreement_page, name="benchmark_agreement"),
    path(f"{SESSION}/pack.pdf", agreement.pack_pdf, name="pack_pdf"),
    path(f"{SESSION}/pack.docx", agreement.pack_docx, name="pack_docx"),
    path(f"{SESSION}/pack.csv", agreement.pack_csv, name="pack_csv"),
]
