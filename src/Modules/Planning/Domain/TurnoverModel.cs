namespace Confrere.Planning.Domain;

/// <summary>
/// What burnout costs by making physicians leave, and what less of it returns (the worked model of Shanafelt, Goh and Sinsky 2017, JAMA
/// Internal Medicine 177:1826). It takes for granted that burnout makes people leave and that less burnout makes them stay.
/// </summary>
/// <param name="Turnover">Share that leaves each year.</param>
/// <param name="RelativeRisk">Risk to leave with burnout over the risk without.</param>
internal sealed record TurnoverModel(int Physicians, double Burnout, double Turnover, double RelativeRisk, double CostPerDeparture)
{
    /// <summary>Turnover if nobody were burned out.</summary>
    public double TurnoverWithoutBurnout => Turnover / (1 + Burnout * (RelativeRisk - 1));

    public double DeparturesDueToBurnout => Physicians * (Turnover - TurnoverWithoutBurnout);

    public double CostOfBurnout => DeparturesDueToBurnout * CostPerDeparture;

    public double TurnoverAt(double burnout) => TurnoverWithoutBurnout * (1 + burnout * (RelativeRisk - 1));

    public double DeparturesAvoided(double burnoutAfter) => Physicians * (Turnover - TurnoverAt(burnoutAfter));

    public double Saving(double burnoutAfter) => DeparturesAvoided(burnoutAfter) * CostPerDeparture;

    /// <summary>Return on what was spent: 0.125 is 12.5 per cent.</summary>
    public double Return(double burnoutAfter, double spent) => (Saving(burnoutAfter) - spent) / spent;
}
