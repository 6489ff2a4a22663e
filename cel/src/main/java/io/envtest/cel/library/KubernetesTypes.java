package io.envtest.cel.library;

import io.envtest.cel.check.TypeProvider;
import io.envtest.cel.value.CelType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that every expression may name, none of which has fields. */
final class KubernetesTypes implements TypeProvider {

    private static final Map<String, CelType> NAMED = List.of(
                    CelType.BOOL,
                    CelType.BYTES,
                    CelType.DOUBLE,
                    CelType.DURATION,
                    CelType.INT,
                    CelType.LIST,
                    CelType.MAP,
                    CelType.NULL,
                    CelType.STRING,
                    CelType.TIMESTAMP,
                    CelType.TYPE,
                    CelType.UINT,
                    CelType.OPTIONAL,
                    Url.TYPE,
                    Quantity.TYPE,
                    IpAddress.TYPE,
                    Cidr.TYPE,
                    Semver.TYPE)
            .stream()
            .collect(Collectors.toUnmodifiableMap(CelType::name, Function.identity()));

    @Override
    public @Nullable CelType findType(String name) {
        return NAMED.get(name);
    }

    @Override
    public @Nullable CelType findField(String structName, String field) {
        return null;
    }
}
