package com.bcrecommender.serve;

import static com.bcrecommender.serve.Asking.header;
import static com.bcrecommender.serve.Asking.request;
import static com.bcrecommender.serve.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.EditionFiles;
import com.bcrecommender.site.SampleEdition;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardFilesTest extends ServedSample {
  @Test
  void an_editions_shards_are_given_out_as_a_static_host_does() {
    HttpResponse<String> manifest = get("data/manifest.json");
    assertThat(manifest.statusCode()).isEqualTo(200);
    assertThat(header(manifest, "Cache-Control")).isEqualTo("no-cache");
    String etag = header(manifest, "ETag");
    HttpRequest again = request(server, "data/manifest.json").header("If-None-Match", etag).build();
    assertThat(send(again).statusCode()).isEqualTo(304);
    List<EditionFiles.File> files = EditionFiles.of(SampleEdition.shared()).files();
    for (EditionFiles.File file : files) {
      HttpResponse<byte[]> shard = bytes("data/" + file.name());
      assertThat(shard.body()).isEqualTo(file.read());
      assertThat(header(shard, "Cache-Control")).contains("immutable");
      assertThat(header(shard, "Content-Encoding")).isEmpty();
    }
    for (String none :
        List.of("data/", "data/00/0000000000000000000000.bin", "data/../current", "data/x")) {
      assertThat(get(none).statusCode()).as(none).isIn(400, 404);
    }
  }

  private static HttpResponse<byte[]> bytes(String path) {
    try {
      return Asking.CLIENT.send(
          request(server, path).header("Accept-Encoding", "gzip").build(),
          BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
