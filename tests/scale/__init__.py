"""The site, grown: as many pages and claims as one asks for, and what a build of them costs."""
