package io.batchwatch.views;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * What a look back over the whole history found. A review is made anew from time to time and takes the place of the one
 * before; it says where to look again and accuses nobody.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "review")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QualityControlReview.class, name = QualityControlReview.NAME),
    @JsonSubTypes.Type(value = CredibilityReview.class, name = CredibilityReview.NAME),
    @JsonSubTypes.Type(value = LaboratoriesReview.class, name = LaboratoriesReview.NAME)
})
public sealed interface Review permits QualityControlReview, CredibilityReview, LaboratoriesReview {
    /** At most this many lines of a kind are told, those most worth a look first. */
    int SHOWN = 200;

    /** The key on {@code lab.reviews}. */
    @JsonIgnore
    String name();

    /** Empty before the first review. */
    Optional<Instant> reviewedAt();

    /** Of two reviews of one name the one with the higher version holds. */
    long version();
}
