package io.batchwatch.gateway.intake;

import io.batchwatch.contract.Provenance;
import io.batchwatch.contract.Reading;
import io.batchwatch.contract.ReceiptSummary;
import io.batchwatch.gateway.arrival.Archive;
import io.batchwatch.gateway.arrival.Arrival;
import io.batchwatch.gateway.arrival.Delivery;
import io.batchwatch.gateway.names.CodeBooks;
import io.batchwatch.gateway.problem.Problem;
import io.batchwatch.gateway.problem.Rule;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.PartnerProfiles;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.profile.ProfileProblem;
import io.batchwatch.gateway.publish.PublishException;
import io.batchwatch.gateway.publish.ResultPublisher;
import io.batchwatch.gateway.receipt.Account;
import io.batchwatch.gateway.receipt.Answer;
import io.batchwatch.gateway.receipt.Receipt;
import io.batchwatch.gateway.receipt.ReceiptDraft;
import io.batchwatch.gateway.receipt.ReceiptPlace;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file from its arrival to its receipt.
 *
 * <p>The order is the guarantee: bytes kept, results acknowledged by Kafka, receipt written, receipt told, arrival closed;
 * only then does the file leave the inbox. Cut off anywhere, the same arrival is taken up again, and what was sent twice
 * carries the same place in the same file, by which the job knows it.
 */
public final class FileIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

    private final Places places;
    private final Archive archive;
    private final PartnerProfiles profiles;
    private final CodeBooks.Reloading books;
    private final ResultPublisher publisher;
    private final Progress progress;
    private final Clock clock;

    /** Where things lie. */
    public record Places(Path receipts, Path quarantine) {}

    public FileIntake(
            Places places,
            Archive archive,
            PartnerProfiles profiles,
            CodeBooks.Reloading books,
            ResultPublisher publisher,
            Progress progress,
            Clock clock) {
        this.places = places;
        this.archive = archive;
        this.profiles = profiles;
        this.books = books;
        this.publisher = publisher;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Takes what came, whole. When this returns it is answered, and may be removed from where it came from.
     *
     * @return the answer; empty if it had one already, and only its removal was missed
     * @throws PublishException if Kafka did not take all of it; nothing is answered then, and it can be tried again
     * @throws IllegalArgumentException if the partner is no folder's name, or the name does not lead below it
     */
    public Optional<Answer> take(Delivery delivery) throws IOException {
        String partner = delivery.partner();
        String name = delivery.name();
        if (!leadsBelow(partner) || Path.of(partner).getNameCount() > 1 || !leadsBelow(name)) {
            throw new IllegalArgumentException("no place below a partner's folder: " + partner + ", " + name);
        }
        Archive.Kept kept = archive.keep(delivery);
        if (!(kept instanceof Archive.Kept.ToRead toRead)) {
            return Optional.empty();
        }
        Arrival arrival = toRead.arrival();
        LOG.info("{}: took {}, {} bytes, content {}", partner, name, arrival.size(), arrival.contentHash());
        return Optional.of(answer(arrival));
    }

    /**
     * Reads kept bytes anew, by the profile and the names of today: what they say now takes the place of what they said.
     *
     * @param hash of the content, see {@link Archive#contents}
     * @throws PublishException if Kafka did not take all of it; it can be tried again
     */
    public Answer replay(String partner, String hash) throws IOException {
        Arrival arrival = archive.replay(partner, hash);
        LOG.info("{}: reads {} anew, content {}", partner, arrival.file(), hash);
        return answer(arrival);
    }

    /**
     * The receipt that a content got when it last came; empty if it got none.
     *
     * @param hash 64 hexadecimal digits
     */
    public Optional<Path> receipt(String partner, String hash) throws IOException {
        return archive.lastAnswered(partner, hash).flatMap(arrival -> ReceiptPlace.find(places.receipts(), arrival));
    }

    private Answer answer(Arrival arrival) throws IOException {
        String partner = arrival.partner();
        PartnerProfiles.Found found = profiles.of(partner);
        if (found instanceof PartnerProfiles.Found.Usable usable) {
            usable.problems()
                    .forEach(problem -> LOG.warn("kept the earlier profile of {}: {}", partner, problem.text()));
            return read(arrival, usable.profile());
        }
        if (found instanceof PartnerProfiles.Found.Broken broken) {
            ProfileProblem first = broken.problems().get(0);
            return refuse(arrival, List.of(Problem.of(Rule.BROKEN_PROFILE, "", first.text())), Optional.empty());
        }
        return refuse(arrival, List.of(Problem.of(Rule.UNKNOWN_PARTNER, "", partner)), Optional.empty());
    }

    private static boolean leadsBelow(String name) {
        Path path = Path.of(name);
        return !name.isEmpty()
                && !path.isAbsolute()
                && !path.startsWith(".")
                && !path.startsWith("..")
                && path.equals(path.normalize());
    }

    private Answer read(Arrival arrival, Profile profile) throws IOException {
        if (arrival.size() > profile.mostBytes()) {
            return refuse(
                    arrival,
                    List.of(Problem.of(Rule.TOO_LARGE, "", arrival.size() + " > " + profile.mostBytes())),
                    Optional.of(profile));
        }
        try {
            return read(arrival, profile, OpenedFile.open(arrival.kept(), profile));
        } catch (UnreadableException e) {
            return refuse(arrival, e.problems(), Optional.of(profile));
        }
    }

    private Answer read(Arrival arrival, Profile profile, OpenedFile file) throws IOException {
        archive.keepProfile(profile.fingerprint(), profile.text());
        Archive.Turn turn = archive.begin(arrival, profile.fingerprint());
        ResultPublisher.Publication publication = publisher.begin();
        Provenance provenance = provenance(arrival, profile).in(Reading.of(turn.reading()));
        try (ReceiptDraft draft = ReceiptDraft.open(places.receipts(), arrival)) {
            AnsweredRows rows = new AnsweredRows(
                    arrival,
                    provenance,
                    draft,
                    turn instanceof Archive.Turn.Known ? Optional.empty() : Optional.of(publication),
                    progress);
            long passedOver =
                    turn instanceof Archive.Turn.Anew anew && anew.former().isPresent()
                            ? readAnew(arrival, profile, file, anew.former().get(), provenance, rows, publication)
                            : FileReading.read(file, profile, books.current(), provenance, rows);
            publication.settle();
            Receipt receipt = new Receipt(
                    summary(arrival, turn.reading(), rows.account(), Optional.of(profile), ""),
                    profile.label(),
                    file.table().form(),
                    file.table().charset(),
                    file.header().ignored(),
                    passedOver,
                    List.of());
            Answer answer = draft.finish(receipt);
            tell(publication, receipt);
            archive.close(arrival, profile.fingerprint());
            progress.answered(receipt.summary());
            return answer;
        }
    }

    private long readAnew(
            Arrival arrival,
            Profile profile,
            OpenedFile file,
            String formerProfile,
            Provenance provenance,
            RowSink rows,
            ResultPublisher.Publication publication)
            throws IOException {
        CodeBooks names = books.current();
        Optional<FormerReading> former = former(arrival, formerProfile, names, provenance);
        if (former.isEmpty()) {
            return FileReading.read(file, profile, names, provenance, rows);
        }
        try (FormerReading was = former.get()) {
            RetractingRows retracting = new RetractingRows(rows, was, publication, provenance);
            long passedOver = FileReading.read(file, profile, names, provenance, retracting);
            retracting.end();
            return passedOver;
        }
    }

    private Optional<FormerReading> former(Arrival arrival, String fingerprint, CodeBooks names, Provenance provenance)
            throws IOException {
        Optional<Profile> profile =
                archive.profileText(fingerprint).flatMap(text -> profiles.asItWas(arrival.partner(), text));
        if (profile.isEmpty()) {
            LOG.warn(
                    "{}: the profile that read {} before is not known any more: what it took by mistake stays",
                    arrival.partner(),
                    arrival.file());
            return Optional.empty();
        }
        return FormerReading.open(arrival.kept(), profile.get(), names, provenance);
    }

    /** Answers a file of which no row could be read; what an earlier profile took of it stays. */
    private Answer refuse(Arrival arrival, List<Problem> problems, Optional<Profile> profile) throws IOException {
        quarantine(arrival);
        ResultPublisher.Publication publication = publisher.begin();
        try (ReceiptDraft draft = ReceiptDraft.open(places.receipts(), arrival)) {
            Receipt receipt = new Receipt(
                    summary(
                            arrival,
                            archive.readings(arrival),
                            new Account(),
                            profile,
                            problems.get(0).rule().code()),
                    profile.map(Profile::label).orElse(""),
                    "",
                    "",
                    List.of(),
                    0,
                    problems);
            Answer answer = draft.finish(receipt);
            tell(publication, receipt);
            archive.close(arrival, "");
            progress.answered(receipt.summary());
            return answer;
        }
    }

    /** By its name, unless what lies there is a folder of that name, or a file by the name of one of its folders. */
    private void quarantine(Arrival arrival) throws IOException {
        Path shelf = places.quarantine().resolve(arrival.partner());
        try {
            copy(arrival.kept(), shelf.resolve(arrival.file()));
        } catch (FileSystemException e) {
            copy(arrival.kept(), shelf.resolve(arrival.kept().getFileName()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void tell(ResultPublisher.Publication publication, Receipt receipt) throws PublishException {
        publication.receipt(receipt.summary());
        publication.settle();
        ReceiptSummary told = receipt.summary();
        LOG.info(
                "{}: answered {}, {} rows, {} accepted, {} duplicates, {} corrected, {} rejected{}",
                told.partner(),
                told.file(),
                told.rows(),
                told.accepted(),
                told.duplicates(),
                told.corrected(),
                told.rejected(),
                told.unreadable().isEmpty() ? "" : ", unreadable: " + told.unreadable());
    }

    private ReceiptSummary summary(
            Arrival arrival, int reading, Account account, Optional<Profile> profile, String unreadable) {
        return new ReceiptSummary(
                arrival.id(),
                // Only a partner that has a profile has a name: a folder may be called anything.
                profile.map(Profile::name).orElse("unknown"),
                arrival.transport(),
                arrival.file(),
                arrival.contentHash(),
                arrival.receivedAt(),
                clock.instant(),
                account.rows(),
                account.accepted(),
                account.duplicates(),
                account.corrected(),
                account.rejected(),
                account.rejectsByRule(),
                unreadable,
                profile.flatMap(Profile::expectedInterval),
                reading);
    }

    private static Provenance provenance(Arrival arrival, Profile profile) {
        return new Provenance(
                arrival.partner(),
                arrival.transport(),
                arrival.file(),
                arrival.contentHash(),
                1,
                arrival.receivedAt(),
                profile.label());
    }
}
