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

    /// <summary>Plan training, write down who was trained, and see who was not (R69–R71, R118–R122).</summary>
    KeepTraining,
}

/// <summary>Which offices carry which duty. An office gives its duties in its unit and every unit below it.</summary>
public static class Duties
{
    private static readonly Dictionary<Duty, string[]> Carriers = new()
    {
        [Duty.HandleRights] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
        [Duty.KeepMembership] = ["secretary", "chair", "membership officer", "data controller's officer"],
        [Duty.KeepLetters] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
        [Duty.KeepTraining] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
        [Duty.KeepHolidays] = ["secretary", "chair", "data-protection officer", "data controller's officer"],
    };

    /// <summary>The offices that carry a duty by default.</summary>
    public static IReadOnlyList<string> Offices(Duty duty) => Carriers[duty];
}
