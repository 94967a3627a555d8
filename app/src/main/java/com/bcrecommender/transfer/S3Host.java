package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket of Amazon's or of any host that speaks the same (R2, B2, MinIO …). A put replaces an
/// object in one step, as these hosts promise; its MD5 goes along, so that what arrives changed is
/// refused. Answers of 500 and the like are asked for again, three times in all.
public final class S3Host implements Host {
  private final S3Client client;
  private final BucketHttp http;
  private final String bucket;
  private final String folder;
  private final Credentials credentials;
  private final String settings;

  private S3Host(
      S3Client client,
      BucketHttp http,
      String settings,
      String bucket,
      String folder,
      Credentials credentials) {
    this.client = client;
    this.settings = settings;
    this.http = http;
    this.bucket = bucket;
    this.folder = folder;
    this.credentials = credentials;
  }

  /// Where a bucket is.
  ///
  /// @param settings what the names of the settings that say so begin with, such as `publish`
  /// @param bucket its name, with `/` and a folder in it or without
  /// @param endpoint the host's address, null for Amazon's own
  /// @param region the host's word for where it is
  /// @param pathStyle whether the bucket is in the address's path, not in the host's name
  public record Place(
      String settings, String bucket, @Nullable URI endpoint, String region, boolean pathStyle) {}

  /// Makes the client; the host is not asked anything yet.
  ///
  /// @throws UserError where a credential or the bucket's name is missing
  public static S3Host open(Place place, Credentials credentials) {
    String[] parts = place.bucket().split("/", 2);
    if (!parts[0].matches("[A-Za-z0-9][A-Za-z0-9._-]{2,62}")) {
      throw new UserError(
          "%1$s.s3.bucket: expected a bucket's name, found \"%2$s\"; set it, such as --set %1$s.s3.bucket=my-bucket"
              .formatted(place.settings(), place.bucket()));
    }
    String folder = parts.length == 1 ? "" : parts[1].replaceAll("/+$", "");
    BucketHttp http = new BucketHttp();
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(StaticCredentialsProvider.create(secrets(credentials)))
            .region(Region.of(place.region()))
            .forcePathStyle(place.pathStyle())
            // Many hosts but Amazon's own refuse the checksums that the client sends unasked.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(override ->
                override
                    .retryStrategy(RetryMode.STANDARD)
                    // Nothing but our own settings: no profile files of other programs.
                    .defaultProfileFile(ProfileFile.aggregator().build()));
    if (place.endpoint() != null) {
      builder.endpointOverride(place.endpoint());
    }
    return new S3Host(
        builder.build(),
        http,
        place.settings(),
        parts[0],
        folder.isEmpty() ? "" : folder + "/",
        credentials);
  }

  private static AwsCredentials secrets(Credentials credentials) {
    String id = credentials.need(Credentials.S3_KEY_ID);
    String secret = credentials.need(Credentials.S3_SECRET);
    Optional<String> token = credentials.find(Credentials.S3_TOKEN);
    return token.isPresent()
        ? AwsSessionCredentials.create(id, secret, token.get())
        : AwsBasicCredentials.create(id, secret);
  }

  @Override
  public String name() {
    return "s3://" + bucket + "/" + folder;
  }

  @Override
  public SortedMap<String, Long> list(String prefix) {
    return asked(
        "to list " + prefix,
        () -> {
          SortedMap<String, Long> names = new TreeMap<>();
          for (S3Object object :
              client
                  .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(folder + prefix))
                  .contents()) {
            names.put(object.key().substring(folder.length()), object.size());
          }
          return names;
        });
  }

  @Override
  public void put(Blob blob) {
    asked(
        "to write " + blob.name(),
        () ->
            client.putObject(
                request ->
                    request
                        .bucket(bucket)
                        .key(folder + blob.name())
                        .contentType(Names.mediaType(blob.name()))
                        .cacheControl(Names.caching(blob.name()))
                        .contentMD5(md5(blob.bytes())),
                RequestBody.fromBytes(blob.bytes())));
  }

  @Override
  public Optional<byte[]> read(String name) {
    Names.check(name);
    return asked(
        "to read " + name,
        () -> {
          try {
            return Optional.of(
                client
                    .getObjectAsBytes(request -> request.bucket(bucket).key(folder + name))
                    .asByteArrayUnsafe());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void delete(String name) {
    Names.check(name);
    asked(
        "to delete " + name,
        () -> client.deleteObject(request -> request.bucket(bucket).key(folder + name)));
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }

  private <T> T asked(String doing, Supplier<T> work) {
    try {
      return work.get();
    } catch (AwsServiceException e) {
      throw refused(doing, e);
    } catch (SdkException e) {
      throw failed(
          doing,
          String.valueOf(e.getMessage()),
          "check the network and the endpoint, then run it again",
          e);
    }
  }

  private UserError refused(String doing, AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    String cure =
        switch (e.statusCode()) {
          case 401, 403 ->
              "check the credentials, and that they have the right to it (docs/publishing.md)";
          case 404 -> "check %1$s.s3.bucket and %1$s.s3.endpoint".formatted(settings);
          default -> "run it again later";
        };
    return failed(doing, "%d %s".formatted(e.statusCode(), code), cure, e);
  }

  /// The cause goes along only where nothing in it is secret: a trace is printed with all its
  /// causes.
  private UserError failed(String doing, String found, String cure, SdkException cause) {
    UserError error = Failure.of(doing, name(), credentials.hide(found), cure, cause);
    for (Throwable link = cause; link != null; link = link.getCause()) {
      String said = String.valueOf(link);
      if (!credentials.hide(said).equals(said)) {
        return new UserError(String.valueOf(error.getMessage()));
      }
    }
    return error;
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has MD5", e);
    }
  }
}
