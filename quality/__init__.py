"""How right On Record is: labelled data, scorers and floors."""
