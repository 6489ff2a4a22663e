package io.envtest.internal.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.column.Column;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.column.RowCondition;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that is special about one built-in kind, declared in one place: {@code PodKind}, {@code DeploymentKind} … What is
 * not declared comes from the type catalogue. Immutable once built.
 */
public final class KindDeclaration {

    private final String group;
    private final String kind;
    private final Builder parts;
    private volatile @Nullable List<Column> columns;

    private KindDeclaration(Builder parts) {
        this.group = parts.group;
        this.kind = parts.kind;
        this.parts = parts;
    }

    /** Begins a declaration of a kind of a group, for all its versions. */
    public static Builder of(String group, String kind) {
        return new Builder(group, kind);
    }

    /** API group. */
    public String group() {
        return group;
    }

    /** Kind. */
    public String kind() {
        return kind;
    }

    /** What happens when it is written. */
    public Strategy strategy() {
        return parts.strategy;
    }

    /** What happens when a subresource that shares the object ({@code status}, {@code resize} …) is written. */
    public Optional<Strategy> subresource(String name) {
        return Optional.ofNullable(parts.subresources.get(name));
    }

    /** Where the scale subresource finds its parts, if the kind has one. */
    public Optional<ScalePaths> scale() {
        return Optional.ofNullable(parts.scale);
    }

    /** Columns of the Table form over objects of the stored version; the generic ones if none are declared. */
    public List<Column> columns() {
        List<Column> made = columns;
        if (made == null) {
            made = (parts.columns == null ? Columns.generic() : parts.columns.get()).build();
            columns = made;
        }
        return made;
    }

    /** Whether the table form is there for a subresource, too. */
    public boolean hasTable(String subresource) {
        return !parts.withoutTable.contains(subresource);
    }

    /** Completes an object without any field, which stands in a bookmark, with what is never left out. */
    public void blank(ObjectNode object) {
        parts.blank.accept(object);
    }

    /** Whether it declares columns of its own. */
    public boolean declaresColumns() {
        return parts.columns != null;
    }

    /** Remarks on an object's row in the Table form. */
    public List<RowCondition> rowConditions(ObjectNode object) {
        return parts.rowConditions.apply(object);
    }

    /** Order of the rows of a list in the Table form; by default they stand as the list does. */
    public Optional<Comparator<ObjectNode>> rowOrder() {
        return Optional.ofNullable(parts.rowOrder);
    }

    /** Annotations behind which stand fields: who asks for the metadata alone does not see them. */
    public List<String> fieldAnnotations() {
        return parts.fieldAnnotations;
    }

    /** Group under which it is stored, with those of another group of the same kind; mostly its own. */
    public String storageGroup() {
        return parts.storageGroup;
    }

    /** Version that is stored; empty for the preferred one. */
    public String storageVersion() {
        return parts.storageVersion;
    }

    /** Field paths (by dots) that a write to the main resource may not own, by API version; for example {@code status}. */
    public List<String> resetFields() {
        return parts.resetFields;
    }

    /** The same for a subresource. */
    public List<String> resetFields(String subresource) {
        return parts.subresourceResetFields.getOrDefault(subresource, List.of());
    }

    /**
     * Whether rules and columns see objects in the version that is served, and what is stored is adapted whenever it is read,
     * even in the stored version; else they see the stored version, and objects of that are read as they stand.
     */
    public boolean rulesAsServed() {
        return parts.rulesAsServed;
    }

    /** Turns an object of the version into the stored version; identity if they are alike. */
    public UnaryOperator<ObjectNode> toStorage(String version) {
        return parts.toStorage.getOrDefault(version, UnaryOperator.identity());
    }

    /** Whether a version has the fields of the stored one, at most in other places: then also of an unfinished object. */
    public boolean hasSameFields(String version) {
        return parts.reshaped.contains(version) || !parts.toStorage.containsKey(version);
    }

    /** Turns a stored object into the version; identity if they are alike. */
    public UnaryOperator<ObjectNode> fromStorage(String version) {
        return parts.fromStorage.getOrDefault(version, UnaryOperator.identity());
    }

    /** The same, but converted anew, whatever was kept of an earlier conversion. */
    public UnaryOperator<ObjectNode> freshFromStorage(String version) {
        return parts.freshFromStorage.getOrDefault(version, fromStorage(version));
    }

    /** Whether somebody outside converts between versions, who must be waited for and may refuse. */
    public boolean convertedOutside() {
        return parts.ownersConversion != null;
    }

    /** Turns an object, which stays as it is, into an apiVersion to tell who owns its fields; empty for conversion by name. */
    public Optional<BiFunction<ObjectNode, String, ObjectNode>> ownersConversion() {
        return Optional.ofNullable(parts.ownersConversion);
    }

    /** Versions that are defined but not served, in which owners of fields may be known, with their schemas, by apiVersion. */
    public Map<String, ObjectNode> unservedVersions() {
        return parts.unservedVersions;
    }

    /** What clients are warned of at each request for a version; empty for nothing. */
    public String deprecation(String version) {
        return parts.deprecatedVersions.getOrDefault(version, parts.deprecation);
    }

    /** Why no object may be created at present; empty if objects may. */
    public String closed() {
        return parts.closed;
    }

    /** Collects the parts. */
    public static final class Builder {

        private final String group;
        private final String kind;
        private final Map<String, Strategy> subresources = new LinkedHashMap<>();
        private final Set<String> reshaped = new HashSet<>();
        private final Map<String, UnaryOperator<ObjectNode>> toStorage = new LinkedHashMap<>();
        private final Map<String, UnaryOperator<ObjectNode>> fromStorage = new LinkedHashMap<>();
        private final Map<String, UnaryOperator<ObjectNode>> freshFromStorage = new LinkedHashMap<>();
        private final Map<String, String> deprecatedVersions = new LinkedHashMap<>();
        private final Map<String, List<String>> subresourceResetFields = new LinkedHashMap<>();
        private Strategy strategy = Strategy.PLAIN;
        private @Nullable ScalePaths scale;
        private @Nullable Supplier<? extends Columns<?>> columns;
        private Function<ObjectNode, List<RowCondition>> rowConditions = object -> List.of();
        private @Nullable Comparator<ObjectNode> rowOrder;
        private List<String> resetFields = List.of();
        private List<String> fieldAnnotations = List.of();
        private String storageGroup;
        private String storageVersion = "";
        private String deprecation = "";
        private String closed = "";
        private Set<String> withoutTable = Set.of();
        private Consumer<ObjectNode> blank = object -> {};
        private boolean rulesAsServed;
        private @Nullable BiFunction<ObjectNode, String, ObjectNode> ownersConversion;
        private Map<String, ObjectNode> unservedVersions = Map.of();

        private Builder(String group, String kind) {
            this.storageGroup = group;
            this.group = group;
            this.kind = kind;
        }

        /** Sets what happens when it is written. */
        public Builder strategy(Strategy value) {
            strategy = value;
            return this;
        }

        /**
         * Sets what happens when the status subresource is written. Unless said otherwise, it may not own the spec then, and
         * the main resource not the status.
         */
        public Builder status(Strategy value) {
            resetFields("status");
            subresourceResetFields("status", "spec");
            return subresource("status", value);
        }

        /** Sets what happens when a subresource that shares the object is written. */
        public Builder subresource(String name, Strategy value) {
            subresources.put(name, value);
            return this;
        }

        /** Says where the scale subresource finds its parts. */
        public Builder scale(ScalePaths value) {
            scale = value;
            return this;
        }

        /** Declares the columns of the Table form; asked when a table is first printed. */
        public Builder columns(Supplier<? extends Columns<?>> value) {
            columns = value;
            return this;
        }

        /** Names subresources that have no table form. */
        public Builder withoutTable(String... names) {
            withoutTable = Set.of(names);
            return this;
        }

        /** Says what an object without any field shows in a bookmark. */
        public Builder blank(Consumer<ObjectNode> value) {
            blank = value;
            return this;
        }

        /** Declares remarks on the rows of the Table form. */
        public Builder rowConditions(Function<ObjectNode, List<RowCondition>> value) {
            rowConditions = value;
            return this;
        }

        /** Orders the rows of a list in the Table form, page by page. */
        public Builder rowOrder(Comparator<ObjectNode> value) {
            rowOrder = value;
            return this;
        }

        /** Declares fields that a write to the main resource may not own. */
        public Builder resetFields(String... paths) {
            resetFields = List.of(paths);
            return this;
        }

        /** Declares fields that a write to a subresource may not own. */
        public Builder subresourceResetFields(String subresource, String... paths) {
            subresourceResetFields.put(subresource, List.of(paths));
            return this;
        }

        /** Names annotations behind which stand fields. */
        public Builder fieldAnnotations(List<String> names) {
            fieldAnnotations = List.copyOf(names);
            return this;
        }

        /** Warns clients at each request. */
        public Builder deprecation(String warning) {
            deprecation = warning;
            return this;
        }

        /**
         * Warns clients at each request for a version.
         *
         * @param since minor of Kubernetes 1 that first discouraged its use
         * @param gone minor that serves it no more
         */
        public Builder deprecated(String version, int since, int gone) {
            deprecatedVersions.put(
                    version,
                    group + "/" + version + " " + kind + " is deprecated in v1." + since + "+, unavailable in v1."
                            + gone + "+");
            return this;
        }

        /** The same, and names the version to use instead. */
        public Builder deprecated(String version, int since, int gone, String instead) {
            deprecated(version, since, gone);
            deprecatedVersions.merge(version, "; use " + group + "/" + instead + " " + kind, String::concat);
            return this;
        }

        /** Refuses new objects for a reason. */
        public Builder closed(String why) {
            closed = why;
            return this;
        }

        /** Says which version is stored. */
        public Builder storageVersion(String version) {
            storageVersion = version;
            return this;
        }

        /** Says that it is stored as the same kind of another group. */
        public Builder storedIn(String otherGroup, String version) {
            storageGroup = otherGroup;
            storageVersion = version;
            return this;
        }

        /** The same for a version that only has fields in other places, whatever of them is there. */
        public Builder reshaping(String version, UnaryOperator<ObjectNode> to, UnaryOperator<ObjectNode> from) {
            reshaped.add(version);
            return conversion(version, to, from);
        }

        /** Says how a version differs from the stored one. */
        public Builder conversion(String version, UnaryOperator<ObjectNode> to, UnaryOperator<ObjectNode> from) {
            toStorage.put(version, to);
            fromStorage.put(version, from);
            return this;
        }

        /**
         * Says that somebody outside converts.
         *
         * @param fresh turns a stored object into the version without looking at what was kept
         * @param owners turns an object, which stays as it is, into an apiVersion to tell who owns its fields
         */
        public Builder convertedOutside(
                String version, UnaryOperator<ObjectNode> fresh, BiFunction<ObjectNode, String, ObjectNode> owners) {
            freshFromStorage.put(version, fresh);
            ownersConversion = owners;
            return this;
        }

        /** Names the versions that are defined but not served, with their schemas, by apiVersion. */
        public Builder unservedVersions(Map<String, ObjectNode> schemas) {
            unservedVersions = Map.copyOf(schemas);
            return this;
        }

        /** Says that rules see objects in the version that is served, and that objects are adapted when they are read. */
        public Builder rulesAsServed(boolean value) {
            rulesAsServed = value;
            return this;
        }

        /** The finished declaration. */
        public KindDeclaration build() {
            return new KindDeclaration(this);
        }
    }
}
