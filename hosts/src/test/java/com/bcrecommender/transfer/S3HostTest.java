package com.bcrecommender.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3HostTest extends HostContract {
  @TempDir private static Path objects;

  @TempDir Path home;
  private static BucketServer server;
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    server = BucketServer.start(objects);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  Host open() {
    return server.open(
        home, BucketServer.BUCKET + "/sites/" + FOLDERS.incrementAndGet(), BucketServer.SECRET);
  }

  @Test
  void aWrongSecretIsOneLineThatNamesNoSecret() {
    String wrong = "wrong-secret-0123456789";
    try (Host closed = server.open(home, BucketServer.BUCKET, wrong)) {
      assertThatThrownBy(() -> closed.list("data/"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("403")
          .hasMessageContaining("credentials")
          .satisfies(S3HostTest::tellsNoSecret)
          .satisfies(e -> assertThat(trace(e)).doesNotContain(wrong));
    }
  }

  @Test
  void aBucketThatIsNotThereIsOneLineThatNamesTheSetting() {
    try (Host missing = server.open(home, "no-such-bucket", BucketServer.SECRET)) {
      assertThatThrownBy(() -> missing.list("data/"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("404")
          .hasMessageContaining("publish.s3.bucket")
          .satisfies(S3HostTest::tellsNoSecret);
    }
  }

  @Test
  void aHostThatAnswers500IsAskedAgainAndThenToldInOneLine() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer ill =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ill.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          // It repeats what it was sent, secret or not.
          byte[] body =
              ("<Error><Code>InternalError</Code><Message>"
                      + BucketServer.KEY_ID
                      + "</Message></Error>")
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(500, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    ill.start();
    try (Host broken = throughAddress(ill)) {
      assertThatThrownBy(() -> broken.put(List.of(new Blob("data/aa/x", new byte[10]))))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("500 InternalError")
          .hasMessageContaining("run it again later")
          .satisfies(S3HostTest::tellsNoSecret);
      assertThat(asked).hasValue(3);
    } finally {
      ill.stop(0);
    }
  }

  @Test
  void anAnswerThatIsCutOffInItsBodyIsNotTakenForAShortOne() throws IOException {
    HttpServer cutting =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cutting.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[500]);
          exchange.getResponseBody().flush();
          // Closing it with less than was promised breaks the connection.
          throw new IOException("cut off");
        });
    cutting.start();
    try (Host broken = throughAddress(cutting)) {
      assertThatThrownBy(() -> broken.read("data/aa/x"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("run it again");
    } finally {
      cutting.stop(0);
    }
  }

  @Test
  void nothingIsSentToABucketWithoutANameOrWithoutCredentials() {
    assertThatThrownBy(() -> server.open(home, "", BucketServer.SECRET))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("publish.s3.bucket: expected a bucket's name");
    assertThatThrownBy(() -> server.open(home, BucketServer.BUCKET, ""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("AWS_SECRET_ACCESS_KEY");
  }

  private Host throughAddress(HttpServer other) {
    return BucketServer.open(
        home,
        URI.create("http://127.0.0.1:" + other.getAddress().getPort()),
        BucketServer.BUCKET,
        BucketServer.SECRET);
  }

  private static void tellsNoSecret(Throwable e) {
    assertThat(trace(e)).doesNotContain(BucketServer.SECRET).doesNotContain(BucketServer.KEY_ID);
    assertThat(e).hasMessageNotContaining("\n");
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
