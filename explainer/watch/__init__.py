"""What time and other people change: facts that are due, papers that were corrected, trials whose record has moved.

Every watch returns Markdown for an issue, and nothing where there is nothing to do. None belongs into a pull request: that a
paper was retracted last night is no fault of the change under review.
"""
