using Confrere.Evidence.Contracts;
using Confrere.Kernel.Writing;
using Confrere.Planning.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.Planning.Features.PlanProgramme;

/// <summary>Inputs in the address, answers beside them: a plan can be sent as a link and works without script.</summary>
[Authorize(Policy = PlanningAccess.Plan)]
internal sealed class PlanProgrammePage(IExpectations expectations) : PageModel
{
    private const string Scale = "pfi.burnout";
    private const double Percent = 100;

    // Shanafelt, Goh and Sinsky (2017) give this range around 500,000.
    private const double CheapestDeparture = 250_000, DearestDeparture = 1_000_000;

    [BindProperty(SupportsGet = true)] public double? Effect { get; set; }
    [BindProperty(SupportsGet = true)] public double Sd { get; set; } = 1.9;
    [BindProperty(SupportsGet = true)] public double Correlation { get; set; } = 0.7;
    [BindProperty(SupportsGet = true)] public double Power { get; set; } = 90;
    [BindProperty(SupportsGet = true)] public double Significance { get; set; } = 5;
    [BindProperty(SupportsGet = true)] public double Icc { get; set; } = 0.05;
    [BindProperty(SupportsGet = true)] public double DropOut { get; set; } = 22;
    [BindProperty(SupportsGet = true)] public int PerCoach { get; set; } = 3;
    [BindProperty(SupportsGet = true)] public double CostPerPhysician { get; set; } = 1000;
    [BindProperty(SupportsGet = true)] public int Physicians { get; set; } = 450;
    [BindProperty(SupportsGet = true)] public double Burnout { get; set; } = 37.9;
    [BindProperty(SupportsGet = true)] public double BurnoutAfter { get; set; } = 33;
    [BindProperty(SupportsGet = true)] public double Turnover { get; set; } = 7;
    [BindProperty(SupportsGet = true)] public double RelativeRisk { get; set; } = 2;
    [BindProperty(SupportsGet = true)] public double CostPerDeparture { get; set; } = 500_000;

    public Expectation? Expectation { get; private set; }

    /// <summary>Null while a value is refused, and when no trial is large enough.</summary>
    public SizeAnswer? Answer { get; private set; }

    public TurnoverModel? Model { get; private set; }

    public double CoachingCost => Physicians * CostPerPhysician;

    /// <summary>The return over the published range of what a departure costs.</summary>
    public string ReturnRange => $"{ReturnAt(CheapestDeparture)} to {ReturnAt(DearestDeparture)} at {Numerals.Fixed(CheapestDeparture, 0)} to {Numerals.Fixed(DearestDeparture, 0)} dollars a departure";

    public string Return => ReturnAt(CostPerDeparture);

    public async Task OnGet()
    {
        Expectation = await expectations.For(Scale);
        if (ModelState.IsValid) Effect ??= Expectation is { } e ? Math.Round(Math.Abs(e.Estimate), 2) : 0.79;
        Check();
        if (!ModelState.IsValid) return;
        var assumptions = new TrialAssumptions(Effect!.Value, Sd, Correlation, DropOut / Percent, Power / Percent, Significance / Percent, Icc, PerCoach);
        Answer = SampleSize.For(assumptions) is { } size ? new(assumptions, size, Expectation) : null;
        Model = new(Physicians, Burnout / Percent, Turnover / Percent, RelativeRisk, CostPerDeparture);
    }

    private string ReturnAt(double costPerDeparture) =>
        Numerals.Fixed(Percent * (Model! with { CostPerDeparture = costPerDeparture }).Return(BurnoutAfter / Percent, CoachingCost), 1) + "%";

    private void Check()
    {
        Need(nameof(Effect), Effect is { } effect && Math.Abs(effect) is >= 0.05 and <= 10, "The difference to be found is from 0.05 to 10 points.");
        Need(nameof(Sd), Sd is >= 0.1 and <= 10, "The standard deviation is from 0.1 to 10 points.");
        Need(nameof(Correlation), Correlation is >= 0 and <= 0.99, "The correlation is from 0 to 0.99.");
        Need(nameof(Power), Power is >= 50 and <= 99.9, "The power is from 50 to 99.9 per cent.");
        Need(nameof(Significance), Significance is >= 0.1 and <= 20, "The level of the test is from 0.1 to 20 per cent.");
        Need(nameof(Icc), Icc is >= 0 and <= 0.5, "The correlation within coaches is from 0 to 0.5.");
        Need(nameof(DropOut), DropOut is >= 0 and <= 90, "The loss is from 0 to 90 per cent.");
        Need(nameof(PerCoach), PerCoach is >= 1 and <= 50, "A coach takes from 1 to 50 physicians at a time.");
        Need(nameof(CostPerPhysician), CostPerPhysician is > 0 and <= 1e6, "The cost of coaching a physician is above 0.");
        Need(nameof(Physicians), Physicians is >= 1 and <= 1_000_000, "The number of physicians is from 1 to 1,000,000.");
        Need(nameof(Burnout), Burnout is >= 0 and <= 100, "The share with burnout is from 0 to 100 per cent.");
        Need(nameof(BurnoutAfter), BurnoutAfter is >= 0 and <= 100, "The share with burnout afterwards is from 0 to 100 per cent.");
        Need(nameof(Turnover), Turnover is >= 0 and <= 100, "The share that leaves is from 0 to 100 per cent.");
        Need(nameof(RelativeRisk), RelativeRisk is >= 1 and <= 20, "The relative risk is from 1 to 20.");
        Need(nameof(CostPerDeparture), CostPerDeparture is >= 0 and <= 1e8, "The cost of replacing a physician is from 0 to 100 million.");
    }

    private void Need(string field, bool holds, string sentence)
    {
        if (!holds && ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid) ModelState.AddModelError(field, sentence);
    }
}
