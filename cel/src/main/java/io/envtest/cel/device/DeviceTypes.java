package io.envtest.cel.device;

import io.envtest.cel.check.TypeProvider;
import io.envtest.cel.cost.PathSizes;
import io.envtest.cel.function.SizeEstimate;
import io.envtest.cel.value.CelType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of {@code device}, and how large its parts can be.
 *
 * @param common everything else
 */
record DeviceTypes(TypeProvider common) implements TypeProvider, PathSizes {

    static final CelType DEVICE = CelType.struct("kubernetes.DRADevice");

    private static final long DRIVER_LENGTH = 63;
    private static final long DOMAIN_LENGTH = 63;
    private static final long ID_LENGTH = 32;
    private static final long VALUE_LENGTH = 64;
    private static final long MOST_ATTRIBUTES = 32;
    private static final Map<String, CelType> FIELDS = Map.of(
            "driver",
            CelType.STRING,
            "attributes",
            byDomain(CelType.ANY),
            "capacity",
            byDomain(CelType.opaque("kubernetes.Quantity")),
            "allowMultipleAllocations",
            CelType.BOOL);

    private static CelType byDomain(CelType value) {
        return CelType.map(CelType.STRING, CelType.map(CelType.STRING, value));
    }

    @Override
    public @Nullable CelType findType(String name) {
        return name.equals(DEVICE.name()) ? DEVICE : common.findType(name);
    }

    @Override
    public boolean isConstructible(String structName) {
        return common.isConstructible(structName);
    }

    @Override
    public @Nullable CelType findField(String structName, String field) {
        return structName.equals(DEVICE.name()) ? FIELDS.get(field) : common.findField(structName, field);
    }

    @Override
    public @Nullable SizeEstimate find(List<String> path) {
        if (path.isEmpty() || !path.get(0).equals(DeviceCompiler.DEVICE)) {
            return null;
        }
        Long most = most(path.subList(1, path.size()));
        return most == null ? null : new SizeEstimate(0, most);
    }

    private static @Nullable Long most(List<String> path) {
        if (path.equals(List.of("driver"))) {
            return DRIVER_LENGTH;
        }
        if (path.isEmpty() || !List.of("attributes", "capacity").contains(path.get(0))) {
            return null;
        }
        List<String> below = path.subList(1, path.size());
        return switch (below.size()) {
            case 0 -> MOST_ATTRIBUTES;
            case 1 -> below.get(0).equals(KEYS) ? DOMAIN_LENGTH : MOST_ATTRIBUTES;
            case 2 -> below.get(0).equals(KEYS) ? null : inDomain(path.get(0), below.get(1));
            default -> null;
        };
    }

    private static @Nullable Long inDomain(String field, String step) {
        if (step.equals(KEYS)) {
            return ID_LENGTH;
        }
        return field.equals("attributes") ? VALUE_LENGTH : null;
    }
}
