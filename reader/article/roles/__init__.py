"""What each line is: a key point, a profile, fine print, the page around the article, or its body."""
