package com.bcrecommender.transfer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A Parse Server as far as publishing and the site's reader know one, on loopback: classes,
/// queries by equality (in arrays too), `$in`, `$all` and `$gt`, batches of at most 50, schemas,
/// visitors who have the application's id alone and come from other origins; with faults to order.
/// Objects are in memory.
public final class FakeParse implements AutoCloseable {
  public static final String APPLICATION = "app-0123456789";
  public static final String MASTER_KEY = "master-key-of-the-test";

  /// What happens to a request.
  public enum Fault {
    NONE,
    /// Status 500, nothing done.
    REFUSED,
    /// Status 429 with a pause to keep.
    TOO_MANY,
    /// Done, but the connection breaks before the answer.
    DONE_BUT_CUT_OFF
  }

  /// Decides on each request, by its number from 0 and its path.
  @FunctionalInterface
  public interface Faults {
    Fault of(int number, String path);
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final Map<String, TreeMap<String, ObjectNode>> classes = new HashMap<>();
  private final Map<String, JsonNode> schemas = new HashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> visits = new CopyOnWriteArrayList<>();
  private volatile Faults faults = (number, path) -> Fault.NONE;
  private int ids;

  private FakeParse(HttpServer server) {
    this.server = server;
  }

  public static FakeParse start() {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FakeParse fake = new FakeParse(server);
    server.createContext("/parse/", fake::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return fake;
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/parse";
  }

  /// A way to it that waits for nothing.
  public Host open(Path home) {
    return ParseHost.open(address(), 1000, credentials(home), wait -> {});
  }

  public static Credentials credentials(Path home) {
    return Credentials.read(
        home,
        Map.of(
            Credentials.PARSE_APPLICATION, APPLICATION, Credentials.PARSE_MASTER_KEY, MASTER_KEY));
  }

  public void faults(Faults next) {
    requests.set(0);
    faults = next;
  }

  /// The queries of those without the master key.
  public List<String> visits() {
    return visits;
  }

  int requests() {
    return requests.get();
  }

  synchronized int objects(String type) {
    return classes.getOrDefault(type, new TreeMap<>()).size();
  }

  synchronized JsonNode schema(String type) {
    return schemas.getOrDefault(type, JSON.missingNode());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    Fault fault = faults.of(requests.getAndIncrement(), path);
    var sent = exchange.getRequestHeaders();
    var headers = exchange.getResponseHeaders();
    // As the real one does unasked.
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Access-Control-Allow-Headers", "X-Parse-Application-Id, Content-Type");
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      send(exchange, 200, JSON.createObjectNode());
      return;
    }
    boolean visitor = !MASTER_KEY.equals(sent.getFirst("X-Parse-Master-Key"));
    boolean reads = exchange.getRequestMethod().equals("GET") && path.startsWith("/parse/classes/");
    if (visitor) {
      visits.add(exchange.getRequestURI().getRawQuery());
    }
    if (!APPLICATION.equals(sent.getFirst("X-Parse-Application-Id")) || (visitor && !reads)) {
      send(exchange, 403, JSON.createObjectNode().put("error", "unauthorized"));
    } else if (fault == Fault.REFUSED) {
      send(exchange, 500, JSON.createObjectNode().put("error", "told to"));
    } else if (fault == Fault.TOO_MANY) {
      exchange.getResponseHeaders().set("Retry-After", "7");
      send(exchange, 429, JSON.createObjectNode());
    } else {
      JsonNode node = body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
      JsonNode result =
          handle(exchange.getRequestMethod(), path, exchange.getRequestURI().getRawQuery(), node);
      if (fault == Fault.DONE_BUT_CUT_OFF) {
        throw new IOException("cut off, as told");
      }
      send(exchange, result.has("code") ? 400 : 200, result);
    }
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized JsonNode handle(String method, String path, String query, JsonNode body) {
    if (path.equals("/parse/batch")) {
      if (body.path("requests").size() > 50) {
        return error(154, "too many requests");
      }
      ArrayNode results = JSON.createArrayNode();
      for (JsonNode one : body.path("requests")) {
        JsonNode result =
            handle(
                one.path("method").asString(""),
                one.path("path").asString(""),
                "",
                one.path("body"));
        results.addObject().set(result.has("code") ? "error" : "success", result);
      }
      return results;
    }
    String[] parts = path.split("/");
    if (parts[2].equals("schemas")) {
      return schemas.putIfAbsent(parts[3], body) == null ? body : error(103, "exists");
    }
    Map<String, ObjectNode> objects = classes.computeIfAbsent(parts[3], type -> new TreeMap<>());
    String id = parts.length > 4 ? parts[4] : "";
    return switch (method) {
      case "GET" -> found(objects, query);
      case "POST" -> put("id%06d".formatted(ids++), (ObjectNode) body, objects);
      case "PUT" ->
          objects.containsKey(id) ? put(id, (ObjectNode) body, objects) : error(101, "not found");
      case "DELETE" ->
          objects.remove(id) == null ? error(101, "not found") : JSON.createObjectNode();
      default -> error(1, method);
    };
  }

  private static ObjectNode put(String id, ObjectNode fields, Map<String, ObjectNode> objects) {
    ObjectNode object = objects.computeIfAbsent(id, none -> JSON.createObjectNode());
    object.setAll(fields.deepCopy());
    object.put("objectId", id).put("createdAt", "2026-11-23T04:00:00.000Z");
    object.put("updatedAt", "2026-11-23T04:00:00.000Z");
    return object.deepCopy();
  }

  private static JsonNode found(Map<String, ObjectNode> objects, String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.split("&")) {
      String[] both = parameter.split("=", 2);
      parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    JsonNode where = JSON.readTree(parameters.getOrDefault("where", "{}"));
    int limit = Integer.parseInt(parameters.getOrDefault("limit", "100"));
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode results = answer.putArray("results");
    String order = parameters.getOrDefault("order", "objectId");
    objects.values().stream()
        .filter(object -> fits(object, where))
        .sorted(Comparator.comparing(object -> object.path(order).asString("")))
        .skip(Integer.parseInt(parameters.getOrDefault("skip", "0")))
        .limit(limit)
        .forEach(object -> results.add(some(object, parameters.get("keys"))));
    return answer;
  }

  private static ObjectNode some(ObjectNode object, @Nullable String keys) {
    ObjectNode copy = object.deepCopy();
    if (keys != null) {
      Set<String> kept = new TreeSet<>(Set.of(keys.split(",")));
      kept.add("objectId");
      copy.retain(kept);
    }
    return copy;
  }

  private static boolean fits(ObjectNode object, JsonNode where) {
    for (Map.Entry<String, JsonNode> condition : where.properties()) {
      JsonNode field = object.path(condition.getKey());
      Set<String> values = new TreeSet<>();
      field.forEach(value -> values.add(value.asString("")));
      JsonNode asked = condition.getValue();
      boolean fits = asked.isString() && asked.asString().equals(field.asString(""));
      for (JsonNode one : asked.path("$in")) {
        fits |= one.asString().equals(field.asString(""));
      }
      if (asked.has("$all")) {
        fits = true;
        for (JsonNode one : asked.path("$all")) {
          fits &= values.contains(one.asString());
        }
      }
      if (asked.has("$gt")) {
        fits = field.asString("").compareTo(asked.path("$gt").asString()) > 0;
      }
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode error(int code, String text) {
    return JSON.createObjectNode().put("code", code).put("error", text);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
