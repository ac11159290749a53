"""Poses of the human body: from a few clinical angles to points in space. Pure geometry, no drawing.

Space is right-handed and measured in centimetres: x is the way that a standing person faces, y is to their left, z is
up from the floor. A person who faces right on the paper therefore has their right side near the reader.
"""
