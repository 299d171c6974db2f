"""The report: every text, what was read out of it and the proof, as one page that needs no network."""

from newsledger.report.page import ReportSummary, write_report

__all__ = ["ReportSummary", "write_report"]
