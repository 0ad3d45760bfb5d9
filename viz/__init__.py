"""From a store to one page with the map: `network` takes the part to show, `layout` places it, `page` writes it."""
