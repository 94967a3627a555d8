package com.bcrecommender.spark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// A bucket's objects, behind its server: some requests fail as ordered. A request is told by a
/// word and the object's key or the prefix: `HEAD`, `GET`, `PUT`, `COPY`, `DELETE`, `LIST`, and for
/// an upload in several parts `BEGIN`, `PART`, `COMPLETE` and `ABORT`.
final class FaultyBlobs extends ForwardingBlobStore {
  /// What becomes of a request.
  enum How {
    /// 500, and nothing was done.
    ERROR(500),
    /// 503: please slow down.
    BUSY(503),
    /// 500, and yet it was done.
    DONE(500),
    /// Half of the bytes that it asks for, and then nothing.
    CUT(200);

    private final int status;

    How(int status) {
      this.status = status;
    }
  }

  /// @param request a regular expression
  /// @param times how often each request like that fails
  record Fault(String request, How how, int times) {}

  /// What the server keeps for itself.
  private static final String OWN = ".s3proxy-";

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final ConcurrentMap<String, AtomicInteger> failures = new ConcurrentHashMap<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failedByChance = new AtomicInteger();
  private volatile Random chance = new Random(0);
  private volatile double share;

  FaultyBlobs(BlobStore objects) {
    super(objects);
  }

  /// From now on.
  void fail(Fault... ordered) {
    faults.clear();
    failures.clear();
    requests.clear();
    failedByChance.set(0);
    share = 0;
    faults.addAll(List.of(ordered));
  }

  /// From now on, this share of all requests.
  void failAtRandom(double ordered, long seed) {
    fail();
    share = ordered;
    chance = new Random(seed);
  }

  private boolean failsByChance() {
    if (share == 0 || chance.nextDouble() >= share) {
      return false;
    }
    failedByChance.incrementAndGet();
    return true;
  }

  /// All requests since, those that failed too.
  List<String> requests() {
    return List.copyOf(requests);
  }

  /// How many requests failed.
  int failures() {
    return failedByChance.get() + failures.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  private boolean fails(String request, Fault fault, List<How> how) {
    if (!how.contains(fault.how()) || !request.matches(fault.request())) {
      return false;
    }
    AtomicInteger failed =
        failures.computeIfAbsent(request + " " + fault, _ -> new AtomicInteger());
    return failed.getAndUpdate(n -> Math.min(n + 1, fault.times())) < fault.times();
  }

  private boolean fails(String request, How... how) {
    if (List.of(how).contains(How.ERROR) && failsByChance()) {
      return true;
    }
    for (Fault fault : faults) {
      if (fails(request, fault, List.of(how))) {
        return true;
      }
    }
    return false;
  }

  private static S3Exception failure(How how) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(how.status)
            .message("as ordered")
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode(how == How.BUSY ? "SlowDown" : "InternalError")
                    .errorMessage("as ordered")
                    .build())
            .build();
  }

  /// What is done for a request.
  private interface Doing<T> {
    T run();
  }

  private <T> T answer(String word, String key, Doing<T> doing) {
    return key.startsWith(OWN) ? doing.run() : answer(word + " " + key, doing);
  }

  private <T> T answer(String word, String key, InputStream content, Doing<T> doing) {
    try {
      return answer(word, key, doing);
    } catch (S3Exception e) {
      drain(content);
      throw e;
    }
  }

  /// Who answers without it has the connection end in the midst of the request.
  private static void drain(InputStream content) {
    try {
      content.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T answer(String request, Doing<T> doing) {
    requests.add(request);
    for (How how : List.of(How.ERROR, How.BUSY)) {
      if (fails(request, how)) {
        throw failure(how);
      }
    }
    T done = doing.run();
    if (fails(request, How.DONE)) {
      throw failure(How.DONE);
    }
    return done;
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    return answer("LIST", request.prefix(), () -> super.list(request));
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    return answer("PUT", request.key(), content, () -> super.putBlob(request, content));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return answer("COPY", request.destinationKey(), () -> super.copyBlob(request));
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    return answer("HEAD", request.key(), () -> super.blobMetadata(request));
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    ResponseInputStream<GetObjectResponse> got =
        answer("GET", request.key(), () -> super.getBlob(request));
    return fails("GET " + request.key(), How.CUT)
        ? new ResponseInputStream<>(got.response(), new Half(got, got.response().contentLength()))
        : got;
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return answer("DELETE", request.key(), () -> super.removeBlob(request));
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    return answer("BEGIN", request.key(), () -> super.initiateMultipartUpload(request));
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream content) {
    return answer(
        "PART", request.key(), content, () -> super.uploadMultipartPart(upload, request, content));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return answer("COMPLETE", request.key(), () -> super.completeMultipartUpload(upload, request));
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    answer(
        "ABORT",
        upload.blobName(),
        () -> {
          super.abortMultipartUpload(upload);
          return true;
        });
  }

  /// Breaks off after half of the bytes.
  private static final class Half extends FilterInputStream {
    private long left;

    Half(InputStream in, long length) {
      super(in);
      left = length / 2;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        throw new IOException("as ordered");
      }
      int read = in.read(bytes, from, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
