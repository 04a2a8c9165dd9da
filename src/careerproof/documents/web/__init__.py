"""Here lives how a web page looks without a browser: its style sheets' simple rules, and what they hide."""
