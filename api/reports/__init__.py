"""What each answer says as sheets: rows under headers, one question a file. The terminal, CSV and Excel show the same."""
