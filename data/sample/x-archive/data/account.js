window.YTD.account.part0 = [
{"account":{"email":"ada@wren.example","createdVia":"web","username":"adawren","accountId":"1919414732118425600","createdAt":"2025-05-05T15:04:21.000Z","accountDisplayName":"Ada Wren"}}
]