namespace CaseDesk.Core.Imports.Templates;

/// <summary>What each template asks for. In Portuguese in every language: these are the titles that an import knows.</summary>
internal static class TemplateColumns
{
    private static readonly string[] States =
    [
        "AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB", "PE", "PI", "PR", "RJ", "RN", "RO", "RR", "RS", "SC", "SE", "SP", "TO",
    ];

    private static readonly string[] PixKeyTypes = ["CPF", "CNPJ", "Telefone", "E-mail", "Aleatória"];

    private static readonly TemplateColumn Cpf = new("CPF", "Onze dígitos, com ou sem pontos.", ExampleRow.Marker, Required: true) { Width = 26 };

    private static readonly TemplateColumn[] Contact =
    [
        new("Telefone", "Com DDD. Pode haver vários: use também Celular e WhatsApp.", "(11) 3333-4444"),
        new("Celular", "Com DDD.", "(11) 98888-7777"),
        new("WhatsApp", "Com DDD.", "(11) 97777-6666"),
        new("E-mail", "Um endereço.", "ana@example.com") { Width = 28 },
    ];

    private static readonly TemplateColumn[] Place =
    [
        new("Cidade", "Nome do município.", "São Paulo"),
        new("UF", "Escolha na lista.", "SP") { Choices = States, Width = 8 },
    ];

    public static IReadOnlyList<TemplateColumn> Of(ListTemplateKind kind) => kind switch
    {
        ListTemplateKind.NewList =>
        [
            Cpf,
            new("Nome", "Nome completo.", "ANA EXEMPLO DA SILVA", Required: true) { Width = 32 },
            new("Nascimento", "Dia/mês/ano.", "17/05/1970") { Format = TemplateColumn.Dates },
            new("Matrícula", "Como no contracheque.", "900001-1"),
            new("Órgão", "Onde a pessoa trabalha.", "SECRETARIA DE EXEMPLO") { Width = 28 },
            new("Cargo", "Cargo ou função.", "PROFESSOR") { Width = 24 },
            .. Contact,
            .. Place,
            new("Banco Empréstimo", "O banco do contrato.", "BANCO EXEMPLO") { Width = 24 },
            new("Contrato", "Número do contrato ou código do desconto.", "6490"),
            new("Competência", "Mês/ano. Necessária quando há valor de parcela.", "07/2025"),
            new("Total Parcelas", "Quantas são ao todo.", "96") { Format = TemplateColumn.Counts },
            new("Parcelas Pagas", "Quantas já foram pagas.", "24") { Format = TemplateColumn.Counts },
            new("Valor Parcela", "Em reais.", "458,04") { Format = TemplateColumn.Money },
            new("Saldo Devedor", "Em reais.", "18.500,00") { Format = TemplateColumn.Money },
        ],
        ListTemplateKind.RegistrationUpdate =>
        [
            Cpf,
            .. Contact,
            new("CEP", "Oito dígitos.", "01001-000"),
            new("Endereço", "Rua ou avenida.", "Rua do Exemplo") { Width = 32 },
            new("Número", "Do endereço.", "100") { Width = 10 },
            new("Complemento", "Apartamento, bloco.", "ap. 12"),
            new("Bairro", "Nome do bairro.", "Centro"),
            .. Place,
            new("Banco", "Onde a pessoa recebe.", "BANCO EXEMPLO") { Width = 24 },
            new("Agência", "Sem dígito, ou com hífen.", "0001"),
            new("Conta", "Com dígito.", "12345-6"),
            new("Chave Pix", "Como foi cadastrada.", "ana@example.com") { Width = 28 },
            new("Tipo Pix", "Escolha na lista.", "E-mail") { Choices = PixKeyTypes },
        ],
        ListTemplateKind.Suppression =>
        [
            Cpf with { Required = false },
            new("Telefone", "Com DDD. Preencha o CPF, o telefone ou os dois.", "(11) 98888-7777"),
            new("Motivo", "Por que não se deve ligar.", "Pediu para não receber ligações") { Width = 40 },
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
