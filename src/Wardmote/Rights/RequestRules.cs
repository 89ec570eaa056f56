using System.Text;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>What a request must say before it can be recorded. The form, the API and the command line share it.</summary>
public static class RequestRules
{
    /// <summary>Checks everything at once, so that a person mends it all in one go.</summary>
    /// <exception cref="Refused">One objection for each thing to mend, in the order of the form.</exception>
    public static void Check(NewRequest asked, LocalDate today)
    {
        var objections = Objections(asked, today).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
    }

    /// <summary>An objection to an e-mail address, or null when there is none given or it is sound.</summary>
    public static string? EmailObjection(string? email) =>
        string.IsNullOrWhiteSpace(email) || CellEmail.IsAddress(email.Trim())
            ? null
            : "Enter an e-mail address in full, like name@example.org.";

    /// <summary>Whether there is anything in it to call someone by: in any script, but not only spaces and marks.</summary>
    public static bool IsName(string? name) => name?.EnumerateRunes().Any(Rune.IsLetterOrDigit) == true;

    private static IEnumerable<Objection> Objections(NewRequest asked, LocalDate today)
    {
        var subject = asked.Subject;
        if (asked.ReceivedOn > today)
            yield return new($"The day it was received cannot be after today, {today.Full()}.", "ReceivedOn");
        if (asked.ReceivedOn < today.PlusYears(-3))
            yield return new("The day it was received is more than three years ago. Check the year.", "ReceivedOn");
        if (Wish.Find(asked.WishKey) is not { } wish)
            yield return new("Choose what they ask for.", "Wish");
        else if (wish.Kind == RightKind.StopNotice && asked.Channel is Channel.Phone or Channel.InPerson)
            yield return new(
                "The law asks for a stop notice in writing (DPA 2018 Sch 1 para 22(3)). Ask them for a line by e-mail or on paper, or record an objection instead.",
                "Wish"
            );
        else if (wish.Deed == Deed.Correct && string.IsNullOrWhiteSpace(asked.Scope))
            yield return new("Write down what they say is wrong, and what is right.", "Scope");
        if (!IsName(subject.Name))
            yield return new("Enter the name of the person it is about.", "Name");
        if (EmailObjection(subject.Email) is { } email)
            yield return new(email, "Email");
        if (asked.Representative is not { } other)
        {
            if (string.IsNullOrWhiteSpace(subject.Email) && string.IsNullOrWhiteSpace(subject.PostalAddress))
                yield return new(
                    "Enter an e-mail address or a postal address, so that the answer can reach them.",
                    "Email"
                );
        }
        else
        {
            if (!IsName(other.Name))
                yield return new("Enter the name of whoever asks for them.", "RepresentativeName");
            if (EmailObjection(other.Email) is { } otherEmail)
                yield return new(otherEmail, "RepresentativeEmail");
            if (string.IsNullOrWhiteSpace(other.Email) && string.IsNullOrWhiteSpace(other.PostalAddress))
                yield return new("Enter an e-mail or postal address of whoever asks for them.", "RepresentativeEmail");
            if (string.IsNullOrWhiteSpace(other.Authority))
                yield return new(
                    "Say what gives them the authority to ask: a signed letter, a power of attorney.",
                    "Authority"
                );
        }
        foreach (var (text, most, field) in Lengths(asked))
            if (text?.Length > most)
                yield return new($"Use at most {most} characters here; {text.Length - most} fewer than now.", field);
        foreach (var (text, field) in OneLine(asked))
            if (text is not null && text.Any(char.IsControl))
                yield return new("Write this on one line.", field);
    }

    private static IEnumerable<(string? Text, int Most, string Field)> Lengths(NewRequest asked) =>
        [
            (asked.Subject.Name, 200, "Name"),
            (asked.Subject.AlsoKnownAs, 500, "AlsoKnownAs"),
            (asked.Subject.Phone, 40, "Phone"),
            (asked.Subject.PostalAddress, 500, "PostalAddress"),
            (asked.Representative?.Name, 200, "RepresentativeName"),
            (asked.Representative?.PostalAddress, 500, "RepresentativeAddress"),
            (asked.Representative?.Authority, 500, "Authority"),
            (asked.Scope, 5000, "Scope"),
        ];

    private static IEnumerable<(string? Text, string Field)> OneLine(NewRequest asked) =>
        [
            (asked.Subject.Name, "Name"),
            (asked.Subject.Phone, "Phone"),
            (asked.Representative?.Name, "RepresentativeName"),
        ];
}
