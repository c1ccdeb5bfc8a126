"""What the desk does, one module per concern; the screen `reader.app.screens.desk` owns the widgets and wires them."""
