using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether the design can answer what the plan asks.</summary>
internal sealed class PlanChecks(Sheet sheet)
{
    private const string OwnBaseline = "baseline";
    // A map of more shifts in each direction says nothing more and takes minutes.
    private const int MostShifts = 20;

    private readonly Protocol _protocol = sheet.Protocol;
    private readonly AnalysisPlan _plan = sheet.Protocol.Analysis;
    private readonly YamlMap _map = sheet.Group("analysis");

    /// <summary>Whether the control arm's offering has opened by then, so that the visit no longer compares with going without.</summary>
    public static bool ControlStartsBefore(Sheet sheet, Visit visit)
    {
        var control = sheet.Protocol.AllArms.FirstOrDefault(arm => arm.Code == sheet.Protocol.Analysis.Control);
        return sheet.Visit(control?.StartsAfterVisit) is { } opens && opens.DueDay < visit.DueDay;
    }

    public void CheckAll()
    {
        if (_plan.ComparesArms) CheckContrasts();
        else if (_plan.Treatment.Value.Length + _plan.Control.Value.Length > 0)
            Note("method", "A change from before to after compares no arms.", "Remove treatment and control, or write ancova-hc3.");
        if (!_plan.ComparesArms && _protocol.AllArms.Count() > 1)
            Note("method", "A change from before to after leaves the comparison of the arms unused.", "Compare the arms: write ancova-hc3 or mmrm.");
        if (!_plan.ComparesArms) CheckChange();
        if (sheet.FollowUp(_plan.PrimaryVisit) is { } visit) CheckPrimaryVisit(visit);
        else Note("primaryVisit", $"There is no visit \"{_plan.PrimaryVisit}\" after baseline.", Sheet.OneOf(sheet.FollowUps));
        CheckCovariates();
        CheckModel();
        CheckEstimandOfPrimary();
        CheckPublished();
        if (_plan.Further is { } further && _map.Map("further") is { } map) CheckFurther(further, map);
    }

    // Nothing is compared, so nothing stands beside a comparison.
    private void CheckChange()
    {
        if (_plan.FurtherContrasts.Count > 0) Note("furtherContrasts", "A change from before to after compares no arms.", "Remove them.");
        if (_plan.Further is not null) Note("further", "A change from before to after has no comparison that something could stand beside.", "Remove the group.");
        if (_plan.Covariates.Count > 0) Note("covariates", "A change from before to after is adjusted for nothing.", "Remove them.");
    }

    private void CheckContrasts()
    {
        if (_protocol.AllArms.Count() < 2)
        {
            Note("method", "There is one arm, and the plan compares two.", "Write paired-change, or randomise.");
            return;
        }
        CheckContrast(_plan.Treatment, _plan.Control, _map);
        foreach (var (contrast, row) in _plan.FurtherContrasts.Zip(_map.Rows("furtherContrasts")))
        {
            CheckContrast(contrast.Treatment, contrast.Control, row);
            if (IsOfBoosters(contrast.Treatment) != IsOfBoosters(_plan.Treatment))
                sheet.Note(row, "treatment", "It compares arms of another draw than the main contrast does.", "Compare arms of one draw, in one plan: who is analysed and what is their baseline differ between the draws.");
        }
        if (_plan.FurtherContrasts.Count > 0 && _plan.Multiplicity is null)
            Note("furtherContrasts", "Several contrasts, and nothing says how chance findings are held down.", "Add multiplicity: holm, in-order or none.");
        if (_plan.FurtherContrasts.Count == 0 && _plan.Multiplicity is not null)
            Note("multiplicity", "There is one contrast, so there is no multiplicity.", "Remove it, or add furtherContrasts.");
    }

    private void CheckContrast(ArmCode treatment, ArmCode control, YamlMap map)
    {
        CheckArm(map, "treatment", treatment);
        CheckArm(map, "control", control);
        if (treatment == control) sheet.Note(map, "control", "Treatment and control are the same arm.", "Name two different arms.");
        else if (IsOfBoosters(treatment) != IsOfBoosters(control))
            sheet.Note(map, "control", "The two arms are not of one draw.", "Compare arms that were drawn between.");
    }

    private bool IsOfBoosters(ArmCode code) => _protocol.Boosters is { } boosters && boosters.Arms.Any(arm => arm.Code == code);

    private void CheckArm(YamlMap map, string key, ArmCode code)
    {
        if (_protocol.AllArms.All(arm => arm.Code != code))
            sheet.Note(map, key, $"There is no arm \"{code}\".", Sheet.OneOf(_protocol.AllArms.Select(arm => arm.Code.Value)));
    }

    private void CheckPrimaryVisit(Visit visit)
    {
        var primary = _protocol.Outcomes.SingleOrDefault(outcome => outcome.IsPrimary);
        if (primary is not null && !OutcomeChecks.Measures(visit, primary.Scale))
            Note("primaryVisit", $"{visit.Code} does not measure the primary outcome {primary.Scale}.", "Add its instrument to the visit.");
        if (ControlStartsBefore(sheet, visit))
            Note("primaryVisit", $"The control arm starts before it is compared at {visit.Code}.", "Compare no later than the visit that opens the control arm's offering.");
        CheckDose(visit);
        if (_plan.Method == AnalysisPlan.Mmrm && primary is not null
            && _protocol.Visits.Count(known => !known.IsBaseline && known.DueDay > Drawn && known.DueDay <= visit.DueDay && OutcomeChecks.Measures(known, primary.Scale)) < 2)
            Note("method", "A model of repeated measures needs two visits or more up to the primary one.", "Write ancova-hc3, or measure in between.");
    }

    private bool IsOfBooster => _protocol.Boosters?.Arms.Any(arm => arm.Code == _plan.Treatment) == true;

    // What comes before the draw is no comparison.
    private int Drawn => IsOfBooster ? sheet.Visit(_protocol.Boosters!.AfterVisit)?.DueDay ?? 0 : int.MinValue;

    private void CheckDose(Visit visit)
    {
        var treatment = _protocol.AllArms.FirstOrDefault(arm => arm.Code == _plan.Treatment) ?? (_plan.ComparesArms ? null : _protocol.Arms[0]);
        if (treatment is null) return;
        var begins = Begins(treatment);
        var offering = _protocol.Offerings.FirstOrDefault(known => known.Code == treatment.Offering);
        if (begins >= visit.DueDay)
            Note("primaryVisit", $"By {visit.Code} the arm \"{treatment.Code}\" has not been given anything.", "Judge after its offering, or let it start earlier.");
        else if (offering is not null && begins + offering.WindowDays > visit.LastDay)
            Note("primaryVisit", $"The window of \"{offering.Code}\" ends on day {begins + offering.WindowDays}, after {visit.Code} has closed on day {visit.LastDay}.",
                "Judge later, or shorten windowDays.");
    }

    private int Begins(Arm arm) =>
        sheet.Visit(arm.StartsAfterVisit ?? (_protocol.Boosters is { } boosters && boosters.Arms.Contains(arm) ? boosters.AfterVisit : null))?.DueDay ?? 0;

    private void CheckCovariates()
    {
        var factors = (IsOfBooster ? _protocol.Boosters!.Randomisation : _protocol.Randomisation)?.Factors.Select(factor => factor.Code).ToList() ?? [];
        foreach (var covariate in _plan.Covariates.Where(covariate => covariate != OwnBaseline && !factors.Contains(covariate)))
            Note("covariates", $"\"{covariate}\" is neither the baseline value nor a factor of the randomisation.", "Write baseline, or the code of a factor.");
        if (_plan.Covariates.Contains(OwnBaseline) && _protocol.Visits.FirstOrDefault(visit => visit.IsBaseline) is { } before)
            foreach (var outcome in _protocol.Outcomes.Where(outcome => !OutcomeChecks.Measures(before, outcome.Scale)))
                Note("covariates", $"The baseline does not measure {outcome.Scale}, so there is no baseline value to adjust for.", "Add its instrument to the baseline.");
    }

    private void CheckModel()
    {
        foreach (var (key, isSaid) in ((string, bool)[])[("degreesOfFreedom", _plan.DegreesOfFreedom is not null), ("covariance", _plan.Covariance is not null), ("fallback", _plan.Fallback is not null)])
            if (isSaid && _plan.Method != AnalysisPlan.Mmrm) Note(key, "It has a meaning for the model of all visits only.", "Write method: mmrm, or remove it.");
        foreach (var unknown in _plan.Fallback?.Except(AnalysisPlan.Covariances) ?? []) Note("fallback", $"\"{unknown}\" is no covariance that is known.", Sheet.OneOf(AnalysisPlan.Covariances));
    }

    private void CheckFurther(FurtherAnalyses further, YamlMap map)
    {
        void Wrong(string key, string what, string remedy) => sheet.Note(map, key, what, remedy);
        var tested = further.Gates.SelectMany(gate => gate).ToList();
        foreach (var unknown in tested.Where(scale => _protocol.Outcomes.All(outcome => outcome.Scale != scale)))
            Wrong("gates", $"There is no outcome \"{unknown}\".", Sheet.OneOf(_protocol.Outcomes.Select(outcome => outcome.Scale)));
        foreach (var twice in tested.GroupBy(scale => scale).Where(group => group.Count() > 1)) Wrong("gates", $"\"{twice.Key}\" stands there twice.", "Test each outcome once.");
        if (tested.Count > 0 && _protocol.Outcomes.FirstOrDefault(outcome => outcome.IsPrimary) is { } primary && !further.Gates[0].Contains(primary.Scale))
            Wrong("gates", $"The primary outcome {primary.Scale} is not in the first gate.", "Test it first, or leave the gates out.");
        foreach (var unknown in further.Subgroups?.Where(code => code == OwnBaseline || !_plan.Covariates.Contains(code)) ?? [])
            Wrong("subgroups", $"\"{unknown}\" is not a factor among the covariates.", "Write the code of a factor for which the plan adjusts.");
        if (further.PerProtocolSessions is not null && !further.HasDose) Wrong("perProtocolSessions", "The sessions are counted where dose is asked for.", "Write dose: yes, or remove it.");
        if (further.Gates.Count > 0 && _plan.FurtherContrasts.Count > 0)
            Wrong("gates", "The contrasts are adjusted for each other already, and gates would come on top of it.", "Leave out the gates, or the further contrasts.");
        if (further.TippingStep is { } step && (further.Imputations is null || further.TippingMost < step || further.TippingMost > MostShifts * step))
            Wrong("tippingPoint", "A map needs imputations, and its largest shift is one to twenty steps.", "Write imputations, and most between step and 20 times step.");
        if (further.HasDose && IsOfBooster) Wrong("dose", "The sessions of the course would count as doses of the booster.", "Leave it out.");
        var method = IsOfBooster ? _protocol.Boosters!.Randomisation?.Method : _protocol.Randomisation.Method;
        if (further.Draws is not null && method is not (Randomisation.PermutedBlocks or Randomisation.Simple or Randomisation.Minimised or Randomisation.Lottery))
            Wrong("draws", $"A list by {method} is not repeated by shuffling, so the test would not hold.", "Leave it out.");
    }

    private void CheckPublished()
    {
        var primary = sheet.FollowUp(_plan.PrimaryVisit);
        foreach (var (published, row) in _plan.Published.Zip(_map.Rows("published")))
        {
            if (_protocol.Outcomes.All(outcome => outcome.Scale != published.Outcome))
                sheet.Note(row, "outcome", $"There is no outcome \"{published.Outcome}\".", Sheet.OneOf(_protocol.Outcomes.Select(outcome => outcome.Scale)));
            if (sheet.FollowUp(published.Visit) is not { } visit || primary is not null && visit.DueDay > primary.DueDay)
                sheet.Note(row, "visit", $"The arms are not compared at \"{published.Visit}\".", "Name a visit after baseline and no later than the primary one.");
            if (!(published.Lower <= published.Difference && published.Difference <= published.Upper))
                sheet.Note(row, "difference", "The difference does not lie within its interval.", "Look at the source again: a sign may have been lost in print.");
        }
    }

    private void CheckEstimandOfPrimary()
    {
        if (_protocol.Outcomes.SingleOrDefault(outcome => outcome.IsPrimary) is { } primary
            && !_protocol.Estimands.Any(estimand => estimand.Outcome == primary.Scale && estimand.Visit == _plan.PrimaryVisit))
            sheet.Note("estimands", $"No estimand is of {primary.Scale} at {_plan.PrimaryVisit}, the primary comparison.", "Write its population, treatment, summary and intercurrent events.");
    }

    private void Note(string key, string what, string remedy) => sheet.Note(_map, key, what, remedy);
}
