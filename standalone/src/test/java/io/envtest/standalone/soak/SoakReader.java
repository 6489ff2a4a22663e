package io.envtest.standalone.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lists views in pages and at exact versions; what happened between two lists must lead from one to the other. */
final class SoakReader implements Callable<Long> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Random random;
    private final List<View> views;
    private final Oracle oracle;
    private final BooleanSupplier goOn;
    private final List<String> problems;

    SoakReader(int port, long seed, List<View> views, Oracle oracle, BooleanSupplier goOn, List<String> problems) {
        this.port = port;
        this.random = new Random(seed);
        this.views = views;
        this.oracle = oracle;
        this.goOn = goOn;
        this.problems = problems;
    }

    /** What a list has shown. */
    record Listed(long revision, Map<String, Long> objects) {}

    @Override
    public Long call() throws Exception {
        long lists = 0;
        try (SoakConnection connection = new SoakConnection(port)) {
            while (goOn.getAsBoolean()) {
                View view = views.get(random.nextInt(views.size()));
                compare(view, list(connection, view, 1 + random.nextInt(60), ""), connection);
                lists++;
            }
        }
        return lists;
    }

    private void compare(View view, @Nullable Listed pages, SoakConnection connection) throws Exception {
        if (pages == null) {
            return;
        }
        String exact = "&resourceVersionMatch=Exact&resourceVersion=" + pages.revision();
        same(view, "exact list", pages, list(connection, view, 0, exact));
        Listed later = list(connection, view, 0, "");
        if (later != null) {
            oracle.await(pages.revision());
            Map<String, Long> expected = view.replay(pages.objects(), pages.revision(), later.revision());
            same(view, "later list", new Listed(later.revision(), expected), later);
        }
    }

    private void same(View view, String what, Listed expected, @Nullable Listed got) {
        if (got != null && !got.equals(expected)) {
            problems.add(what + " of " + view + " is " + got + ", not " + expected);
        }
    }

    /** All pages of a list, null if they expired under way. */
    @Nullable
    Listed list(SoakConnection connection, View view, int limit, String parameters) throws Exception {
        Map<String, Long> objects = new TreeMap<>();
        String last = "";
        String token = "";
        long revision = 0;
        do {
            String path = view.url() + "&limit=" + limit
                    + (token.isEmpty() ? parameters : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
            SoakConnection.Reply reply = connection.get(path);
            if (reply.status() == 410 && reply.body().contains("\"reason\":\"Expired\"")) {
                return null;
            }
            JsonNode page = JSON.readTree(reply.body());
            long at = page.path("metadata").path("resourceVersion").asLong();
            if (reply.status() != 200 || revision != 0 && at != revision) {
                problems.add(path + ": " + reply.status() + ", version " + at + " after " + revision);
                return null;
            }
            revision = at;
            for (JsonNode item : page.path("items")) {
                last = add(item, last, objects, revision);
            }
            token = page.path("metadata").path("continue").asText();
        } while (!token.isEmpty());
        return new Listed(revision, objects);
    }

    private String add(JsonNode item, String last, Map<String, Long> objects, long revision) {
        JsonNode metadata = item.path("metadata");
        String path = metadata.path("namespace").asText() + "/"
                + metadata.path("name").asText();
        long version = metadata.path("resourceVersion").asLong();
        if (path.compareTo(last) <= 0 || version > revision) {
            problems.add("list at " + revision + ": " + path + " of " + version + " after " + last);
        }
        objects.put(path, version);
        return path;
    }
}
