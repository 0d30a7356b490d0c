package io.batchwatch.jobs.wire;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to leave a {@link WireType} to its own bytes. */
final class WireTypeInformation<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1;

    private final WireType<T> type;

    WireTypeInformation(WireType<T> type) {
        this.type = type;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type.javaType();
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new WireSerializer<>(type);
    }

    @Override
    public String toString() {
        return type.id();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireTypeInformation<?> that && type.id().equals(that.type.id());
    }

    @Override
    public int hashCode() {
        return type.id().hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof WireTypeInformation<?>;
    }
}
