"""The tables of houses stand with the councils (`House`) and the people (`HouseStaff`)."""
