"""Here lives the server on this machine: REST under /v1 and the pages for people; not here: any judgement."""
