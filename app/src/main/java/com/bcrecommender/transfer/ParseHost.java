package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.ParseServer.Answer;
import com.bcrecommender.transfer.ParseServer.Doubtful;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A Parse Server: names are objects of a few classes ([ParseNames]), put in batches of 50. An
/// object changes in one step. Where a batch's answer is lost, what it did is looked up before it
/// is sent again, so that no object comes twice; should one do so nevertheless, both are put and
/// deleted together, and readers find either.
///
/// Readers need the application's id and no key: on the classes that it makes, the host lets
/// everybody read and nobody but the master key write.
public final class ParseHost implements Host {
  private static final int BATCH = 50;
  private static final int PAGE = 1000;

  /// Parse's numbers: the server is in trouble itself, or asked for too much; and the class is
  /// there already.
  private static final List<Integer> LATER = List.of(1, 100, 124, 155);

  private static final int CLASS_EXISTS = 103;

  private final ParseServer server;

  /// The prefix listed last, and the objects below it.
  private volatile Listed listed = new Listed("", Map.of());

  /// @param ids name to the ids of its objects, one as a rule
  private record Listed(String prefix, Map<String, List<String>> ids) {}

  private ParseHost(ParseServer server) {
    this.server = server;
  }

  /// Connects, and makes the classes that are missing.
  ///
  /// @param address with its path, such as `https://parse.example.com/parse`
  /// @param rate requests a second at most
  public static ParseHost open(String address, double rate, Credentials credentials) {
    return open(address, rate, credentials, ParseHost::sleep);
  }

  static ParseHost open(
      String address, double rate, Credentials credentials, Consumer<Duration> pause) {
    if (!address.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
      throw new UserError(
          "publish.parse.server: expected an address such as https://parse.example.com/parse, found \"%s\""
              .formatted(address));
    }
    ParseHost host = new ParseHost(new ParseServer(URI.create(address), credentials, rate, pause));
    try {
      host.makeClass(ParseNames.FILES, List.of("name"));
      for (String type : ParseNames.LISTS) {
        List<String> byKey = List.of("edition", "key");
        if (type.equals(ParseNames.FANS)) {
          host.makeClass(type, byKey, List.of("edition", "lookup"));
        } else {
          host.makeClass(type, byKey);
        }
      }
      return host;
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  /// @param indexes fields, texts all, by which objects are looked up
  @SafeVarargs
  private void makeClass(String type, List<String>... indexes) {
    ObjectNode schema = ParseNames.JSON.createObjectNode().put("className", type);
    ObjectNode fields = schema.putObject("fields");
    ObjectNode indexed = schema.putObject("indexes");
    for (List<String> index : indexes) {
      ObjectNode of = indexed.putObject("by_" + String.join("_", index));
      for (String field : index) {
        fields.putObject(field).put("type", "String");
        of.put(field, 1);
      }
    }
    fields.putObject("size").put("type", "Number");
    ObjectNode rights = schema.putObject("classLevelPermissions");
    for (String reading : List.of("get", "find", "count")) {
      rights.putObject(reading).put("*", true);
    }
    for (String writing : List.of("create", "update", "delete", "addField")) {
      rights.putObject(writing);
    }
    Answer answer = server.ask("POST", "/schemas/" + type, schema);
    if (answer.status() >= 400 && answer.code() != CLASS_EXISTS) {
      throw refused("to make the class " + type, answer.body());
    }
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public SortedMap<String, Long> list(String prefix) {
    String type = ParseNames.classOf(prefix);
    SortedMap<String, Long> names = new TreeMap<>();
    Map<String, List<String>> ids = new HashMap<>();
    for (JsonNode object : all(type, ParseNames.below(prefix))) {
      String name = ParseNames.nameOf(type, object);
      if (name.startsWith(prefix)) {
        names.put(name, object.path("size").asLong(-1));
        ids.merge(name, List.of(object.path("objectId").asString("")), ParseHost::both);
      }
    }
    listed = new Listed(prefix, ids);
    return names;
  }

  private static List<String> both(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  /// All objects that fulfil a condition, with name and size only. Pages follow each other by id,
  /// since skipping gets slower with each page.
  private List<JsonNode> all(String type, ObjectNode where) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page;
    do {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("where", where.toString());
      query.put("order", "objectId");
      query.put("limit", Integer.toString(PAGE));
      query.put("keys", "name,edition,key,size");
      page = find(type, query);
      page.forEach(all::add);
      if (!page.isEmpty()) {
        where.putObject("objectId").put("$gt", all.getLast().path("objectId").asString(""));
      }
    } while (page.size() == PAGE);
    return all;
  }

  private JsonNode find(String type, Map<String, String> query) {
    Answer answer = server.ask("GET", "/classes/" + type + ParseServer.query(query), null);
    JsonNode results = answer.body().path("results");
    if (answer.status() != 200 || !results.isArray()) {
      throw refused("to find objects of class " + type, answer.body());
    }
    return results;
  }

  @Override
  public void put(Blob blob) {
    put(List.of(blob));
  }

  @Override
  public void put(List<Blob> blobs) {
    Map<String, List<String>> ids = known(blobs);
    for (int attempt = 1; ; attempt++) {
      ArrayNode requests = ParseNames.JSON.createArrayNode();
      for (Blob blob : blobs) {
        ObjectNode fields = ParseNames.fields(blob);
        List<String> objects = ids.getOrDefault(blob.name(), List.of());
        if (objects.isEmpty()) {
          request(requests, "POST", blob.name(), "").set("body", fields);
        }
        for (String object : objects) {
          request(requests, "PUT", blob.name(), "/" + object).set("body", fields);
        }
      }
      try {
        batch("to write " + blobs.getFirst().name() + " and what goes with it", requests);
        return;
      } catch (Doubtful e) {
        server.waitAfter(e, attempt);
        ids = ids(blobs.stream().map(Blob::name).toList());
      }
    }
  }

  /// The objects that some names have now: as listed, where they were listed, else as the server
  /// says.
  private Map<String, List<String>> known(List<Blob> blobs) {
    Listed last = listed;
    return !last.prefix.isEmpty()
            && blobs.stream().allMatch(blob -> blob.name().startsWith(last.prefix))
            && !ParseNames.isFile(last.prefix)
        ? last.ids
        : ids(blobs.stream().map(Blob::name).toList());
  }

  private Map<String, List<String>> ids(List<String> names) {
    Map<String, List<String>> ids = new HashMap<>();
    for (List<String> alike : alike(names)) {
      String type = ParseNames.classOf(alike.getFirst());
      for (JsonNode object : all(type, ParseNames.among(alike))) {
        ids.merge(
            ParseNames.nameOf(type, object),
            List.of(object.path("objectId").asString("")),
            ParseHost::both);
      }
    }
    return ids;
  }

  /// Names by their class and edition.
  private static Collection<List<String>> alike(List<String> names) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : names) {
      String group =
          ParseNames.isFile(name)
              ? ""
              : name.substring(0, name.indexOf('/', name.indexOf('/') + 1));
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(name);
    }
    return groups.values();
  }

  private ObjectNode request(ArrayNode requests, String method, String name, String object) {
    return requests
        .addObject()
        .put("method", method)
        .put("path", server.mount() + "/classes/" + ParseNames.classOf(name) + object);
  }

  /// Sends some requests as one.
  ///
  /// @throws Doubtful where some of them may have been done and some not
  private void batch(String doing, ArrayNode requests) throws Doubtful {
    if (requests.isEmpty()) {
      return;
    }
    ObjectNode body = ParseNames.JSON.createObjectNode();
    body.set("requests", requests);
    Answer answer = server.once("POST", "/batch", body);
    if (answer.status() != 200 || answer.body().size() != requests.size()) {
      throw refused(doing, answer.body());
    }
    for (JsonNode one : answer.body()) {
      JsonNode error = one.path("error");
      if (!error.isMissingNode()) {
        if (LATER.contains(error.path("code").asInt(0))) {
          throw new Doubtful("error " + error.path("code").asInt(0), Duration.ZERO);
        }
        throw refused(doing, error);
      }
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    Names.check(name);
    String type = ParseNames.classOf(name);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("where", ParseNames.among(List.of(name)).toString());
    query.put("order", "objectId");
    query.put("limit", "1");
    JsonNode found = find(type, query);
    return found.isEmpty() ? Optional.empty() : Optional.of(ParseNames.bytes(type, found.get(0)));
  }

  @Override
  public void delete(String name) {
    delete(List.of(name));
  }

  @Override
  public void delete(List<String> names) {
    names.forEach(Names::check);
    for (int attempt = 1; ; attempt++) {
      ArrayNode requests = ParseNames.JSON.createArrayNode();
      ids(names)
          .forEach((name, objects) ->
              objects.forEach(object -> request(requests, "DELETE", name, "/" + object)));
      try {
        batch("to delete " + names.getFirst() + " and what goes with it", requests);
        return;
      } catch (Doubtful e) {
        server.waitAfter(e, attempt);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private UserError refused(String doing, JsonNode error) {
    return new UserError(
        "expected %s on %s, found error %d; the server's own log says more (%s)"
            .formatted(
                doing,
                name(),
                error.path("code").asInt(0),
                "its rights, its limits, or a class of that name with other fields"));
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while waiting for the Parse Server", e);
    }
  }
}
