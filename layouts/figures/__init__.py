"""Line drawings of people: a solved pose seen from one side becomes shapes, which go into a PDF or an SVG file."""
