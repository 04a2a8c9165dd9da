"""Here lives what AI assistants call, over the model context protocol: tools, resources, prompts; not here: any
judgement."""
