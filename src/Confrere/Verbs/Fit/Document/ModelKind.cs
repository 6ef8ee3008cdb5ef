namespace Confrere.App.Verbs.Fit.Document;

/// <summary>Which of the library's models a document asks for.</summary>
internal enum ModelKind
{
    Linear,
    Mmrm,
    Mixed,
    PartiallyNested,
    Gee,
}
