"""The licences that several publishers share, worded the same way everywhere."""

PUBLIC_DOMAIN = "US government work, public domain"
