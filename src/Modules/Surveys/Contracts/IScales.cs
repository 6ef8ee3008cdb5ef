namespace Confrere.Surveys.Contracts;

/// <summary>The scales of the instruments that are installed.</summary>
public interface IScales
{
    IReadOnlyList<ScaleFacts> All { get; }

    ScaleFacts? Find(string scale);
}
