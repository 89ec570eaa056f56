using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Training;

/// <summary>A page about the training of one unit that the officer looks after.</summary>
[Carries(Duty.KeepTraining)]
public abstract class TrainingPage(Db db) : StaffUnitPage(db, Duty.KeepTraining, "/training/units");
