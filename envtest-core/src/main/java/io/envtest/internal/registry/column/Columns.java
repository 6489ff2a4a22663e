package io.envtest.internal.registry.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.column.Description.Documentation;
import io.envtest.internal.registry.column.Description.Text;
import io.envtest.view.View;
import io.envtest.view.core.v1.Container;
import io.envtest.view.meta.v1.ObjectMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Declares the columns of a kind, left to right, over its typed view:
 *
 * <pre>{@code
 * static Columns<Deployment> columns() {
 *     return Columns.of("io.k8s.api.apps.v1", Deployment::of)
 *             .name()
 *             .text("Ready", "Number of the pod with ready state", d -> d.status().readyReplicas() + "/" + d.spec().replicas())
 *             .text("Up-to-date", doc("DeploymentStatus", "updatedReplicas"), d -> d.status().updatedReplicas())
 *             .age()
 *             .wide()
 *             .containers(d -> d.spec().template().spec().containers());
 * }
 * }</pre>
 *
 * A cell's value is a text, a whole number or a boolean, whatever the column's type says; null is a cell without a value.
 * Not safe for use by several threads while it is being built.
 *
 * @param <V> view of the version that is stored
 */
public final class Columns<V extends View> {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    static final Documentation CREATION_TIME = new Documentation(META, "creationTimestamp");

    private final String packageName;
    private final Function<ObjectNode, V> view;
    private final List<Column> columns = new ArrayList<>();
    private int priority;

    private Columns(String packageName, Function<ObjectNode, V> view) {
        this.packageName = packageName;
        this.view = view;
    }

    /**
     * Begins.
     *
     * @param packageName where {@link #doc} looks for structs, {@code io.k8s.api.apps.v1}
     * @param view how an object is looked at
     */
    public static <V extends View> Columns<V> of(String packageName, Function<ObjectNode, V> view) {
        return new Columns<>(packageName, view);
    }

    /** A description that repeats the published documentation of a field; an empty field means that of the struct. */
    public static Documentation doc(String struct, String field) {
        return new Documentation(struct, field);
    }

    /** Name and time of creation: what is shown of a kind that declares nothing. */
    public static Columns<View> generic() {
        return of("", Columns::metadata).name().createdAt();
    }

    /** The object's name. */
    public Columns<V> name() {
        return add(
                "Name",
                "string",
                "name",
                new Documentation(META, "name"),
                (object, now) -> meta(object).name());
    }

    /** The object's name, with something about it. */
    public Columns<V> name(Function<V, Object> cell) {
        return add(
                "Name",
                "string",
                "name",
                new Documentation(META, "name"),
                (object, now) -> cell.apply(view.apply(object)));
    }

    /** How long ago the object was made. */
    public Columns<V> age() {
        return add("Age", "string", "", CREATION_TIME, Columns::age);
    }

    /** How long ago the object was made, in a cell without a heading. */
    public Columns<V> ageWithoutHeading() {
        return add("", "string", "", CREATION_TIME, Columns::age);
    }

    /** When the object was made. */
    public Columns<V> createdAt() {
        return add("Created At", "date", "", CREATION_TIME, Columns::creation);
    }

    /** What follows is shown in wide output only. */
    public Columns<V> wide() {
        priority = 1;
        return this;
    }

    /** A column of type string. */
    public Columns<V> text(String name, String description, Function<V, Object> cell) {
        return add(name, "string", "", new Text(description), (object, now) -> cell.apply(view.apply(object)));
    }

    /** A column of type string, described as the field is. */
    public Columns<V> text(String name, Documentation description, Function<V, Object> cell) {
        return add(name, "string", "", description, (object, now) -> cell.apply(view.apply(object)));
    }

    /** A column of type string and format name, described as the field is. */
    public Columns<V> identity(String name, Documentation description, Function<V, Object> cell) {
        return add(name, "string", "name", description, (object, now) -> cell.apply(view.apply(object)));
    }

    /** A column of type string whose cells depend on the time of the request. */
    public Columns<V> text(String name, String description, BiFunction<V, Instant, Object> cell) {
        return add(name, "string", "", new Text(description), (object, now) -> cell.apply(view.apply(object), now));
    }

    /** A column of type string whose cells depend on the time of the request, described as the field is. */
    public Columns<V> text(String name, Documentation description, BiFunction<V, Instant, Object> cell) {
        return add(name, "string", "", description, (object, now) -> cell.apply(view.apply(object), now));
    }

    /** A column of type integer. */
    public Columns<V> integer(String name, String description, Function<V, Object> cell) {
        return add(name, "integer", "", new Text(description), (object, now) -> cell.apply(view.apply(object)));
    }

    /** A column of type integer, described as the field is. */
    public Columns<V> integer(String name, Documentation description, Function<V, Object> cell) {
        return add(name, "integer", "", description, (object, now) -> cell.apply(view.apply(object)));
    }

    /** A column of type boolean. */
    public Columns<V> flag(String name, String description, Function<V, Object> cell) {
        return add(name, "boolean", "", new Text(description), (object, now) -> cell.apply(view.apply(object)));
    }

    /** A column of type boolean, described as the field is. */
    public Columns<V> flag(String name, Documentation description, Function<V, Object> cell) {
        return add(name, "boolean", "", description, (object, now) -> cell.apply(view.apply(object)));
    }

    /** Two columns, the names and the images of the containers in a template of pods. */
    public Columns<V> containers(Function<V, List<Container>> template) {
        return text(
                        "Containers",
                        "Names of each container in the template.",
                        object -> Cells.names(template.apply(object)))
                .text(
                        "Images",
                        "Images referenced by each container in the template.",
                        object -> Cells.images(template.apply(object)));
    }

    /** A column made elsewhere; its own priority counts. */
    public Columns<V> add(Column column) {
        columns.add(column);
        return this;
    }

    /** The columns so far. */
    public List<Column> build() {
        return List.copyOf(columns);
    }

    private Columns<V> add(
            String name,
            String type,
            String format,
            Description description,
            BiFunction<ObjectNode, Instant, Object> cell) {
        Description known =
                description instanceof Documentation doc && doc.definition().indexOf('.') < 0
                        ? new Documentation(packageName + "." + doc.definition(), doc.field())
                        : description;
        BiFunction<ObjectNode, Instant, JsonNode> json = (object, now) -> Cells.json(cell.apply(object, now));
        columns.add(new Column(name, type, format, known, priority, json));
        return this;
    }

    private static ObjectMeta meta(ObjectNode object) {
        return object.get("metadata") instanceof ObjectNode metadata
                ? ObjectMeta.of(metadata)
                : ObjectMeta.of(object.objectNode());
    }

    private static Object age(ObjectNode object, Instant now) {
        return Cells.age(meta(object).creationTimestamp(), now);
    }

    private static Object creation(ObjectNode object, Instant now) {
        return meta(object).creationTimestamp();
    }

    /** The view of kinds that are looked at only as far as their metadata. */
    static View metadata(ObjectNode object) {
        return meta(object);
    }
}
