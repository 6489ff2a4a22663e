package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.meta.ApiErrors;

/** Numbers that no float can hold. */
final class HugeNumbers {

    private HugeNumbers() {}

    /**
     * Refuses a patch that has one.
     *
     * @param prefix how the message begins
     * @param place what the number was to be read into, for example {@code Go value}
     */
    static void refuse(JsonNode patch, String prefix, String place) {
        if (patch.isFloatingPointNumber() && Double.isInfinite(patch.doubleValue())) {
            throw ApiErrors.badRequest(
                    prefix + "json: cannot unmarshal number " + patch.asText() + " into " + place + " of type float64");
        }
        if (patch.isContainerNode()) {
            patch.forEach(child -> refuse(child, prefix, place));
        }
    }
}
