package com.bcrecommender.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/// Bandcamp's image of a record. A page says once where images are and in each place only which
/// one: `0123456789_2.jpg`.
///
/// @param origin what the addresses of all images begin with
/// @param number of the image, in ten digits or more
/// @param size with the ending
public record CoverImage(Text origin, Text number, Text size) implements Content {

  public Content address() {
    return new Address(origin, number, size);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    number.writeTo(output);
    size.writeTo(output);
  }
}
