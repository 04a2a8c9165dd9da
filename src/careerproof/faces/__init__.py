"""Here live the faces, the command line and the HTML report; not here: any judgement, for they only translate."""
