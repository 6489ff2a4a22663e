package io.envtest.cel.device;

import io.envtest.cel.library.Parsed;
import io.envtest.cel.value.MapValue;
import io.envtest.view.resource.v1.Device;
import io.envtest.view.resource.v1.DeviceAttribute;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Devices as expressions see them. */
final class DeviceValues {

    private DeviceValues() {}

    static MapValue of(String driver, Device device) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        device.attributes().forEach((name, attribute) -> attributes.put(name, value(attribute)));
        Map<String, Object> capacity = new LinkedHashMap<>();
        device.capacity().forEach((name, amount) -> capacity.put(name, Parsed.quantity(amount.value())));
        Map<Object, Object> fields = new LinkedHashMap<>();
        fields.put("driver", driver);
        fields.put("attributes", byDomain(driver, attributes));
        fields.put("capacity", byDomain(driver, capacity));
        fields.put("allowMultipleAllocations", device.allowMultipleAllocations());
        return MapValue.of(fields);
    }

    private static Object value(DeviceAttribute attribute) {
        if (attribute.hasInt()) {
            return attribute.int_();
        }
        if (attribute.hasBool()) {
            return attribute.bool();
        }
        return attribute.hasVersion() ? Parsed.semver(attribute.version()) : attribute.string();
    }

    private static MapValue byDomain(String driver, Map<String, Object> values) {
        Map<String, Map<Object, Object>> domains = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            int slash = name.indexOf('/');
            domains.computeIfAbsent(slash < 0 ? driver : name.substring(0, slash), domain -> new LinkedHashMap<>())
                    .put(name.substring(slash + 1), value);
        });
        Map<Object, Object> maps = new LinkedHashMap<>();
        domains.forEach((domain, entries) -> maps.put(domain, MapValue.of(entries)));
        return new Domains(MapValue.of(maps));
    }

    /** A map in which every domain has a value, most of them an empty one. */
    private static final class Domains extends MapValue {

        private static final MapValue EMPTY = MapValue.of(Map.of());

        private final MapValue known;

        Domains(MapValue known) {
            this.known = known;
        }

        @Override
        public int size() {
            return known.size();
        }

        @Override
        public @Nullable Object find(Object key) {
            Object found = known.find(key);
            return found == null && key instanceof String ? EMPTY : found;
        }

        @Override
        public Iterable<Object> keys() {
            return known.keys();
        }
    }
}
