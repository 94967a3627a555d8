package com.bcrecommender.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/// A bucket's server on loopback, with one bucket and one key.
public final class BucketServer implements AutoCloseable {
  public static final String BUCKET = "my-site";
  public static final String KEY_ID = "AKIDEXAMPLE";
  public static final String SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCY";

  private final S3Proxy server;

  private BucketServer(S3Proxy server) {
    this.server = server;
  }

  /// @param folder where it keeps its objects
  public static BucketServer start(Path folder) throws Exception {
    return start(folder, true, 0);
  }

  /// One at a port.
  public static BucketServer start(Path folder, int port) throws Exception {
    return start(folder, true, port);
  }

  /// One that answers 403 to who wants to delete, as hosts do to a key without the right to it.
  public static BucketServer startWithoutDeleting(Path folder) throws Exception {
    return start(folder, false, 0);
  }

  private static BucketServer start(Path folder, boolean deletes, int port) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    BlobStore objects = new FilesystemNio2BlobStore(folder.toString());
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(deletes ? objects : new WithoutDeleting(objects))
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
            .build();
    server.start();
    while (!server.getState().equals("STARTED")) {
      Thread.onSpinWait();
    }
    return new BucketServer(server);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /// A way to the bucket.
  public Host open(Path home, String bucket, String secret) {
    return open(home, address(), bucket, secret);
  }

  /// A way to the bucket through another address, such as that of something in between.
  public static Host open(Path home, URI address, String bucket, String secret) {
    return S3Host.open(
        new S3Host.Place("publish", bucket, address, "us-east-1", true),
        Credentials.read(
            home, Map.of(Credentials.S3_KEY_ID, KEY_ID, Credentials.S3_SECRET, secret)));
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static final class WithoutDeleting extends ForwardingBlobStore {
    WithoutDeleting(BlobStore objects) {
      super(objects);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
      throw new S3ProxyException(S3ErrorCode.ACCESS_DENIED);
    }
  }
}
