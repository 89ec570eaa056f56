namespace Wardmote.Organisation;

/// <summary>What someone may do because of an office they hold.</summary>
public enum Duty
{
    /// <summary>Record, work and answer people's rights requests (R22–R34).</summary>
    HandleRights,

    /// <summary>Bring in units, offices and members, and see them (R12, R13).</summary>
    KeepMembership,

    /// <summary>Read and mend letters and the outbox.</summary>
    KeepLetters,

    /// <summary>Add a public holiday that was proclaimed; only for the whole organisation, from the unit at the top.</summary>
    KeepHolidays,

    /// <summary>Say which offices of a unit carry which duties; only those that one carries oneself.</summary>
    GrantDuties,

    /// <summary>Plan training, write down who was trained, and see who was not (R69–R71, R118–R122).</summary>
    KeepTraining,

    /// <summary>Keep the record of the data-protection offices, and see it (R96, R101–R104, R120, R121).</summary>
    KeepProtection,

    /// <summary>Keep the register of information assets, which is the record of processing, and see it (R162–R164).</summary>
    KeepRegisters,

    /// <summary>Give somebody leave to keep people's data themselves, and write down what became of it (R57–R59).</summary>
    PermitStorage,
}

/// <summary>Which offices carry which duty. An office gives its duties in its unit and every unit below it.</summary>
public static class Duties
{
    private static readonly Dictionary<Duty, string[]> Carriers = new()
    {
        [Duty.HandleRights] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
        [Duty.KeepMembership] = ["secretary", "chair", "membership officer", "data controller's officer"],
        [Duty.KeepLetters] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
        [Duty.GrantDuties] = ["secretary", "chair", "data controller's officer"],
        [Duty.KeepTraining] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
        [Duty.KeepProtection] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
        [Duty.KeepRegisters] =
        [
            "secretary",
            "chair",
            "data-protection officer",
            "data controller's officer",
            "information asset owner",
        ],
        [Duty.PermitStorage] = ["secretary", "chair"],
        [Duty.KeepHolidays] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
    };

    /// <summary>The offices that carry a duty where the unit has not said otherwise (<see cref="DutyBook"/>).</summary>
    public static IReadOnlyList<string> Offices(Duty duty) => Carriers[duty];

    /// <summary>What the duty is, as it reads after "may": answer people's requests about their data.</summary>
    public static string InWords(this Duty duty) =>
        duty switch
        {
            Duty.HandleRights => "answer people's requests about their data",
            Duty.KeepMembership => "bring in units, offices and members, and see them",
            Duty.KeepLetters => "read letters and change their wording",
            Duty.KeepHolidays => "add public holidays, from the top",
            Duty.KeepTraining => "plan training, and write down who was trained",
            Duty.KeepProtection => "keep the record of the data-protection offices",
            Duty.KeepRegisters => "keep the register of information assets, and see it",
            Duty.PermitStorage => "give leave to keep people's data oneself, and write down its end",
            Duty.GrantDuties => "say which offices carry which duties",
            _ => throw new ArgumentOutOfRangeException(nameof(duty)),
        };
}
