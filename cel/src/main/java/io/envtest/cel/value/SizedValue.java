package io.envtest.cel.value;

/** A library's value that counts as more than one in costs. */
public interface SizedValue {

    /** The size that costs are counted with. */
    long costSize();
}
