"""Responses laid out as headed paragraphs: a numbered recommendation, then the response in prose."""
