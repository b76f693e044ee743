"""The ways a rule can say no; each has its Indonesian sentence in ``wording/refusals.py``."""

from datetime import date


class Undone(Exception):  # noqa: N818 - an answer, not an error
    """A deed was not done: a rule refused it, or the computer could not.

    ``services.troubles.answer_sentence`` has the sentence for each.
    """


class Refusal(Undone):
    """A rule said no; ``field`` names the field beside which the sentence belongs, or nothing.

    ``facts`` fill the placeholders of the sentence.
    """

    def __init__(self, field: str = "", **facts: str | int | date) -> None:
        super().__init__(type(self).__name__)
        self.field = field
        self.facts = facts


class Missing(Refusal):
    """A field that must be filled is empty."""


class TooLong(Refusal):
    """A text is longer than its field: ``limit`` characters."""


class UnprintableText(Refusal):
    """A text holds signs that cannot be printed: ``signs``."""


class NoSuchDate(Refusal):
    """A date that the calendar does not have, or that cannot be read: ``text``."""


class EndsBeforeStart(Refusal):
    """A period whose end lies before its start: ``starts_on``, ``ends_on``."""


class NipWrong(Refusal):
    """A NIP that is not 18 digits of the official form: ``reason`` key."""


class NikWrong(Refusal):
    """A NIK that is not 16 digits."""


class NotANumber(Refusal):
    """A text where a whole number from ``least`` to ``most`` was expected."""


class AlreadyThere(Refusal):
    """A record with this name or number exists: ``text``."""


class NumberTaken(Refusal):
    """A number that another person carries, given without a reason: ``text``, ``name`` or none."""


class InUse(Refusal):
    """A record cannot go because others speak of it: ``count``."""


class NotFound(Refusal):
    """What was asked for is not in the office's file: ``text``."""


class AlreadyEnrolled(Refusal):
    """The resident has an enrolment in that time already: ``name``, ``cohort``."""


class OutsideCohort(Refusal):
    """A date lies outside the cohort's time: ``starts_on``, ``ends_on``."""


class OverlappingMembership(Refusal):
    """A second group for one enrolment in the same time: ``name``, ``group``."""


class NotActive(Refusal):
    """The enrolment has ended or the stay is over: ``name``."""


class GroupWithoutPeople(Refusal):
    """A sheet or series for a group that has nobody: ``group``, ``day``."""


class GroupsWanted(Refusal):
    """A cohort without groups is to be planned, and their number is not from 1 to ``most``."""


class SessionCancelled(Refusal):
    """A mark or sheet for a cancelled session."""


class NotHeldYet(Refusal):
    """A mark, a guest or the end of a sheet before the day of the session: ``day``."""


class MarkedBefore(Refusal):
    """Somebody has a mark of a session before the day they are to start: ``name``, ``day``."""


class EnrolmentUsed(Refusal):
    """An enrolment with marks or certificates can only be ended: ``name``, ``count``."""


class SessionHasMarks(Refusal):
    """A session with marks cannot be deleted, only cancelled: ``count``."""


class SessionNotOpen(Refusal):
    """A session whose expected list is not frozen yet has no rows to mark."""


class SheetUnfinished(Refusal):
    """*Selesai* while rows are empty: ``count``."""


class HeadCountDiffers(Refusal):
    """The typed head count is not the number marked present: ``typed``, ``marked``."""


class ReasonNeeded(Refusal):
    """A status, a correction, a cancellation or an override without its reason."""


class SheetNumberWrong(Refusal):
    """A sheet number whose check digit does not fit: ``text``."""


class OnOtherMachine(Refusal):
    """The office was last opened on another computer: whoever is asked says what became of it."""


class OtherMachineUnanswered(Refusal):
    """The same, for somebody who may not say it: whoever may restore comes in first."""


class SecondPcNotPrepared(Refusal):
    """A second PC beside the first, which was not prepared from the first."""


class SheetOfOtherOffice(Refusal):
    """A scanned sheet whose code names another office: ``theirs``, ``ours``."""


class StatusUnknown(Refusal):
    """A status that the office's table does not have: ``key``."""


class NotInAdvance(Refusal):
    """An excuse with a status that may not be told before a session is held: ``status``."""


class NoDatesInSeries(Refusal):
    """A weekly series that yields no date."""


class NotQualified(Refusal):
    """A certificate for somebody who does not qualify, without an override: ``name``."""


class CodeRestricted(NotFound):
    """A check code of somebody whom whoever sits at the desk may not see: ``text``."""


class TooManySigners(Refusal):
    """More people would sign a certificate than fit on it: ``count``, ``most``."""


class CertificateIssued(Refusal):
    """A certificate for an enrolment that has one: ``number``."""


class CertificateReplaced(Refusal):
    """A certificate put back in force beside another of the enrolment: ``number``, ``other``."""


class NumberTemplateWrong(Refusal):
    """A numbering template with an unknown placeholder or without a serial: ``text``."""


class NumberPartMissing(Refusal):
    """Official numbers ask for a part that the office has not given yet: ``reason`` key."""


class NumberFilled(Refusal):
    """Filling in a number that is not open any more: ``number``."""


class NumberRangeUsedUp(Refusal):
    """``count`` official numbers where the range ``first`` to ``last`` has ``left``; ``reason``."""


class NumberRangeWrong(Refusal):
    """A range of official numbers that ends below its ``first``."""


class NumberRangesOverlap(Refusal):
    """A range of official numbers that begins in that of another ``place``: up to ``last``."""


class NumberRangeCut(Refusal):
    """A range of official numbers that ends below one that was given: ``highest``."""


class LastNumberUnknown(Refusal):
    """The file went back: which number of ``year`` was the last is not known; ``highest`` is."""


class LastNumberTooLow(Refusal):
    """A last official number below one that is known to be given: ``highest``."""


class NumberOutsideRange(Refusal):
    """An official number that is none of the range ``first`` to ``last``."""


class NumbersUsedUp(Refusal):
    """The range of numbers that this PC may give is at its end: ``most``."""


class PictureUnreadable(Refusal):
    """A file that is no PNG, JPEG or SVG picture, or larger than allowed."""


class ListUnreadable(Refusal):
    """An office list that is not of the expected shape: ``file``, ``row``, ``problem``."""


class ChangedSince(Refusal):
    """An undo of a change that something later was built on."""


class NothingToUndo(Refusal):
    """An undo where nothing was done."""


class NotADemonstration(Refusal):
    """The demonstration's passphrase or day on an office that is not a demonstration."""


class WeakPassphrase(Refusal):
    """A passphrase shorter than ``least`` characters, or one that is easily guessed: ``word``."""


class Unwritable(Refusal):
    """A file or folder that cannot be written: ``file``."""


class PrinterRefused(Refusal):
    """A printer, or what stands before it, that takes no document: ``printer``; ``reason`` key."""


class TooManyDates(Refusal):
    """A weekly series of more than ``most`` dates."""


class CheckCodeWrong(Refusal):
    """A certificate's check code that is mistyped or no check code: ``text``."""


class LaterThanToday(Refusal):
    """Something that is said to have happened on a day that has not come yet: ``day``."""


class CohortClosed(Refusal):
    """A new enrolment or session in a cohort that is closed: ``cohort``."""


class NotSuspended(Refusal):
    """A return of somebody who is not suspended: ``name``."""


class NotEnded(Refusal):
    """Taking back an end that has not come: ``name``."""


class SessionMoved(Refusal):
    """A cancelled session that another one has replaced cannot come back: ``day``."""


class OtherCohort(Refusal):
    """A group that belongs to another cohort: ``group``."""


class BuiltOn(Refusal):
    """An import that cannot be taken back, for later work hangs on it: ``what``."""


class AlreadyUndone(Refusal):
    """An import or a merge that was taken back before."""


class SamePerson(Refusal):
    """A merge of a record with itself, or of two people who were in one session: ``name``."""


class NothingToImport(Refusal):
    """A list in which no row would change anything."""


class EmptyNote(Refusal):
    """A note of which no part is written."""


class BeforeArrival(Refusal):
    """A note of a day before the person was here, or in a programme: ``day``."""


class NotYourNote(Refusal):
    """A note that somebody else wrote, and that is not theirs to read, change or hand on."""


class NoNoteKey(Refusal):
    """Notes whose key whoever sits at the desk does not have; ``reason`` says for what."""


class NoteAltered(Refusal):
    """A note whose words do not open: they are not as they were written for this note."""


class NoWayToNotes(Refusal):
    """Opening notes by the recovery sheet where sheet and persons do not give the key."""


class CannotRead(Refusal):
    """Sharing a note with somebody whose role has no counseling notes: ``name``."""


class NotAllowed(Refusal):
    """A deed that the user's role has no right to: ``role``, ``right``."""


class RecoveryKeyWrong(Refusal):
    """A recovery key that is mistyped or another's: ``group``, ``count`` signs or ``sign``."""


class WaitBeforeTrying(Refusal):
    """Too many wrong passphrases: the next try counts after ``wait``, in words."""


class LastAdministrator(Refusal):
    """A change that would leave the office without an administrator."""


class SecondPersonNeeded(Refusal):
    """Somebody setting their own role or disabling themselves, or deciding what they proposed.

    The recovery sheet is no second person: whoever holds it may be the first.
    """


class OldPassphraseNeeded(Refusal):
    """Somebody setting a new passphrase of their own without giving the old one."""


class PassphraseKnown(Refusal):
    """The new passphrase is the old one."""


class TooShort(Refusal):
    """A passphrase that could be guessed: it needs ``least`` signs."""


class TooEarly(Refusal):
    """Data that is not old enough, or whose person is here again."""


class ListTooLong(Refusal):
    """A list of more rows than are printed: ``count``, ``most``."""
