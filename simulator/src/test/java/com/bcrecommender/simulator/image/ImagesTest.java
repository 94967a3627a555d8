package com.bcrecommender.simulator.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImagesTest {
  @Test
  void a_number_is_the_same_picture_every_time_and_has_the_asked_size() throws IOException {
    byte[] first = new Images().jpeg(4294967295L, 210);
    assertThat(new Images().jpeg(4294967295L, 210)).isEqualTo(first);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(first));
    assertThat(image.getWidth()).isEqualTo(210);
    assertThat(image.getHeight()).isEqualTo(210);
  }

  @Test
  void every_composition_draws_something() {
    Set<Integer> looks = new HashSet<>();
    for (long number = 1; number <= 60; number++) {
      BufferedImage image = CoverPainter.paint(number, 32);
      Set<Integer> colours = new HashSet<>();
      for (int i = 0; i < 32; i++) {
        colours.add(image.getRGB(i, i) & 0xF0F0F0);
        colours.add(image.getRGB(i, 31 - i) & 0xF0F0F0);
      }
      assertThat(colours.size()).as("colours of cover " + number).isGreaterThan(2);
      looks.add(colours.hashCode());
    }
    assertThat(looks.size()).isGreaterThan(55);
  }

  @Test
  void a_cover_looks_the_same_in_every_size() {
    for (long number = 1; number <= 12; number++) {
      BufferedImage small = CoverPainter.paint(number, 60);
      BufferedImage large = CoverPainter.paint(number, 600);
      long difference = 0;
      for (int y = 0; y < 60; y++) {
        for (int x = 0; x < 60; x++) {
          int a = small.getRGB(x, y) >> 8 & 255;
          int sum = 0;
          for (int i = 0; i < 100; i++) {
            sum += large.getRGB(x * 10 + i % 10, y * 10 + i / 10) >> 8 & 255;
          }
          difference += Math.abs(a - sum / 100);
        }
      }
      assertThat(difference / 3600).as("cover " + number).isLessThan(12);
    }
  }

  @Test
  void unknown_formats_have_no_size() {
    assertThat(ImageFormat.edge(10)).isEqualTo(1200);
    assertThat(ImageFormat.edge(2)).isEqualTo(350);
    assertThat(ImageFormat.edge(99)).isZero();
  }
}
